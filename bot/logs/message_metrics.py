"""What a message came to, in its log line: at which question, and never in its words."""

from bot.logs.metrics import count
from flows.engine.turn import Turn


def told_of(turn: Turn) -> dict[str, object]:
    """For the log: what it was to us, at which question, where the parent stands now, and what the club hears of."""
    registration = turn.conversation.registration
    return {
        "outcome": _outcome(turn),
        "question": " ".join(turn.answered or turn.misunderstood) or None,
        "step": registration.state if registration else None,
        "facts": [fact for _, fact in turn.facts] or None,
    }


def measure(turn: Turn) -> None:
    """How long a registration took that is complete now. What is counted by question stands in the log line: a figure
    for each question is paid for each month.
    """
    for reference, fact in turn.facts:
        if fact == "confirmed":
            registration = next(each for each in turn.conversation.registrations if each.reference == reference)
            begun = next(each.at for each in registration.history if each.status == "started")
            count("TimeToComplete", (turn.now - begun).total_seconds(), "Seconds")


def _outcome(turn: Turn) -> str:
    """What is neither an answer nor one that was not understood is a command, or small talk."""
    if turn.answered:
        return "answered"
    if turn.misunderstood:
        return "misunderstood"
    if turn.replies:
        return "command" if turn.conversation.registrations else "stranger"
    return "paused" if turn.conversation.paused else "silent"
