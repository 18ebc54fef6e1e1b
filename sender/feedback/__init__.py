"""What comes back through SNS after a message left: what became of it, and who is not to be written to again."""
