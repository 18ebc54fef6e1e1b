"""The shared sender's own call, with what became of e-mails and texts."""
