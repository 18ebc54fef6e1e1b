"""The state diagram of docs/conversation.md, drawn from the machine: `python -m scripts.diagram` writes it anew."""

from pathlib import Path

from transitions.extensions import GraphMachine

from flows.grammar.flow import Flow
from flows.grammar.steps import Ending
from flows.registration.questions import registration

PAGE = Path(__file__).resolve().parent.parent / "docs" / "conversation.md"
HEAD = """# The conversation

Drawn from the machine in `flows/registration/questions.py` by `python -m scripts.diagram`; a test fails when it is
stale. An arrow is the way on from one question to the next that may be due. From every question *back* goes to the
nearest earlier one that was answered, and *change* to any that was, after which the chat is back where it stood;
these arrows are left out.

"""


ANY = "any_question"
STYLE = ("class", "Class", "state ")


def page() -> str:
    """The whole page: heading and Mermaid diagram."""
    return f"{HEAD}```mermaid\n{mermaid(registration).strip()}\n```\n"


def mermaid(flow: Flow) -> str:
    """The ways on, without the jumps over questions that an edit takes."""
    drawn = [
        {"trigger": trigger.replace("_", " "), "source": source, "dest": dest}
        for trigger in ("answered", "take_back", "paid")
        if trigger in flow.events
        for source, dest in _ways(flow, trigger)
    ]
    machine = GraphMachine(
        states=[*flow.states, ANY],
        transitions=drawn,
        initial=flow.first,
        auto_transitions=False,
        graph_engine="mermaid",
        title="title: The registration",
    )
    lines = machine.get_combined_graph().draw(None).splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.strip().startswith(STYLE))


def _ways(flow: Flow, trigger: str) -> list[tuple[str, str]]:
    """From each step to what may come next in an unbroken chat: up to the first question that is asked of everybody."""
    ways = []
    order = list(flow.states)
    for source in flow.events[trigger].transitions:
        for dest in flow.leads(trigger, source):
            step = flow.steps[dest]
            ahead = order.index(dest) > order.index(source)
            routed = isinstance(step, Ending) or not step.in_order or trigger != "answered"
            if ahead or routed:
                ways.append((source, dest))
            if ahead and not routed and step.ask_if.__name__ == "always":
                break
    everywhere = {dest for _, dest in ways if all((source, dest) in ways for source in flow.questions)}
    return list(dict.fromkeys((ANY if dest in everywhere else source, dest) for source, dest in ways))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
