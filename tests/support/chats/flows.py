"""The registration as it would be with other steps: some taken out, others put in."""

from collections.abc import Iterable

from flows.grammar.flow import ANYWHERE, Flow
from flows.registration.questions import ROUTES, STEPS


def flow_of(steps: Iterable) -> Flow:
    """A flow of these steps, with those of the registration's routes that still lead from one of them to another."""
    steps = list(steps)
    there = {step.name for step in steps} | {ANYWHERE}
    return Flow(*steps, routes=[route for route in ROUTES if {route[1], route[2]} <= there])


def without(*names: str) -> Flow:
    """The registration without these steps."""
    return flow_of(step for step in STEPS if step.name not in names)
