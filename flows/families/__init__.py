"""Several children of one parent: whose registrations they are, whose turn it is, and what carries over."""

from flows.families.members import add, find, names, unfinished, waiting, whose_turn

__all__ = ["add", "find", "names", "unfinished", "waiting", "whose_turn"]
