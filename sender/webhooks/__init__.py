"""Callers hear of what became of their messages: what they are told, the queue that it waits on, and who posts it."""
