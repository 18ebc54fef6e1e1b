"""The grammar of a conversation: steps, the ways between them, and the words that always work. It knows no chat."""
