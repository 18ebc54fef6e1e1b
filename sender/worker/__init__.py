"""What is on the queue is sent: claimed, handed to its provider, written down; and what comes back from providers."""
