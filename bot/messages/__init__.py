"""One message on its way: taken off the queue, heard, saved with what goes out, sent, and what became of it."""
