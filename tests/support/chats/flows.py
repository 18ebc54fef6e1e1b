"""The registration as it would be without some of its steps."""

from flows.grammar.flow import ANYWHERE, Flow
from flows.registration.questions import ROUTES, STEPS, flow_of


def without(*names: str) -> Flow:
    """The registration without these steps, and without the routes that lead from or to one of them."""
    there = {ANYWHERE, *(step.name for step in STEPS)} - set(names)
    routes = [route for route in ROUTES if {route[1], route[2]} <= there]
    return flow_of((step for step in STEPS if step.name in there), routes)
