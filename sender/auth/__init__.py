"""Who calls and may do what: tokens and the keys that they are checked with, and the list of callers."""
