"""What is told of danger: an emergency at this moment, or somebody who is being harmed."""

from flows.safeguarding.danger import is_disclosure, is_emergency

__all__ = ["is_disclosure", "is_emergency"]
