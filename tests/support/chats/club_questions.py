"""A club's own questions as tests write them: the entries of its club.toml."""

from typing import Any

SHIN_PADS = {
    "name": "shin_pads",
    "kind": "choice",
    "prompt": "Which shin pads does {player} wear?",
    "label": "Shin pads",
    "called": ["pad size"],
    "after": "kit_size",
    "choices": ["Small", "Large"],
}
ABROAD = {
    "name": "abroad",
    "kind": "yes_no",
    "prompt": "Was {player} ever registered abroad?",
    "label": "Registered abroad",
    "after": "previous_club",
    "from_age": 10,
    "follow_up": {"answer": True, "say": "Then {player} needs an international clearance first."},
}
WHERE = {
    "name": "abroad_where",
    "kind": "words",
    "prompt": "In which country was that?",
    "label": "Abroad in",
    "after": "abroad",
    "when": {"abroad": True},
}
FAN = {
    "name": "fan",
    "kind": "words",
    "prompt": "What is {player}'s FA number (FAN)?",
    "label": "FAN",
    "after": "kit_size",
    "pattern": "########",
    "optional": True,
}
SECOND_PHONE = {
    "name": "second_phone",
    "kind": "phone",
    "prompt": "Who else may be rung? Their number, as digits.",
    "label": "Second phone",
    "after": "emergency_phone",
    "other_than": ["parent_tel", "emergency_phone"],
}
PLAY = {"name": "play", "label": "Playing", "text": "{player} may play.", "wording": "2026-11", "required": True}
PHOTOS = {"name": "photos", "label": "Use of photos", "text": "{club} may use photos.", "wording": "2026-12"}
CARE = {"name": "care", "label": "Emergency treatment", "text": "A coach may agree to it.", "wording": "2026-11"}
AGREEMENTS = {
    "name": "agreements",
    "kind": "consents",
    "prompt": "The league wants to know that you agree to these:",
    "items": [PLAY, PHOTOS, CARE],
}


def changed(entry: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The entry with other settings; None takes one away."""
    return {name: value for name, value in (entry | changes).items() if value is not None}
