"""Several children of one parent: whose registrations they are, whose turn it is, and what carries over."""

from flows.families.laying_out import lay_out
from flows.families.members import add, find, names, unfinished, waiting, whose_turn

__all__ = ["add", "find", "lay_out", "names", "unfinished", "waiting", "whose_turn"]
