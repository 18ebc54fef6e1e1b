"""Who calls: tokens, the keys that they are checked with, and the callers who find a fresh one."""
