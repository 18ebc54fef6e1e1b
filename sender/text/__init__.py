"""What a message says: names put in, HTML as plain text, and what a text costs."""
