"""A deployment rehearsed without an account: the embedded AWS, with its IAM on, and what `python -m deploy` does."""
