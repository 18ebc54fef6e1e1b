"""What a message came to, in its log line: at which question, and never in its words."""

from flows.understanding.turn import Turn


def told_of(turn: Turn) -> dict[str, object]:
    """For the log: what it was to us, at which question, where the parent stands now, and what the club hears of."""
    registration = turn.conversation.registration
    return {
        "outcome": _outcome(turn),
        "question": " ".join(turn.answered or turn.misunderstood) or None,
        "step": registration.state if registration else None,
        "guess": turn.guess or None,
        "facts": [fact for _, fact in turn.facts] or None,
        "seconds_to_complete": _took(turn),
    }


def _took(turn: Turn) -> int | None:
    """How many seconds passed from the first yes to the last, where this was the last."""
    for reference, fact in turn.facts:
        if fact == "confirmed":
            registration = next(each for each in turn.conversation.registrations if each.reference == reference)
            begun = next(each.at for each in registration.history if each.status == "started")
            return round((turn.now - begun).total_seconds())
    return None


def _outcome(turn: Turn) -> str:
    """What is neither an answer nor one that was not understood is a command, or small talk."""
    if turn.answered:
        return "answered"
    if turn.misunderstood:
        return "misunderstood"
    if turn.replies:
        return "command" if turn.conversation.registrations else "stranger"
    return "paused" if turn.conversation.paused else "silent"
