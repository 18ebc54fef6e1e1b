"""What is nobody's business outside the club: somebody's health, address, distress, or how they are reached.

Its recall is wide on purpose: it decides what is shown to a language model, and what it takes for private is not.
"""

import re

from flows.language.regex import regex

_BEGINNINGS = """
    abus afraid allerg ambulan anaphyl anxi arrest asthm assault autis beat bleed blood bruis bully bullied cancer
    coeliac concuss court custody cry dead death depress diabet disab disclos doctor domestic died dying dyslex
    dysprax eczema epilep epipen faint foster frighten gp groom harm harass hearing heart hit hospital hurt ill inhal
    injur injunction insulin kick kill medic mental naked nurse operat pain panic pill police pregnan probation punch
    refuge remand safeguard scar seizure self sex shout sick slap social solicitor special stammer suicid surg
    syndrome tablet terrif threat touch trauma unsafe unwell violen wheelchair wheez worr adhd add asd send
""".split()
_WORDS = regex(rf"\b(?:{'|'.join(_BEGINNINGS)})", re.IGNORECASE)
_IN_TOUCH = regex(r"\b(?:in touch|touch(?:ing)? base)\b", re.IGNORECASE)
_STREETS = "street|st|road|rd|avenue|ave|lane|ln|drive|close|crescent|court|terrace|grove|gardens|way|place|flat|house"
_REACHED = regex(
    rf"@|https?:|www\.|\d(?:[\s()-]?\d){{8}}|\b[a-z]{{1,2}}\d[a-z\d]?\s*\d[a-z]{{2}}\b|\b(?:{_STREETS})\b",
    re.IGNORECASE,
)


def is_private(text: str) -> bool:
    """Whether any of it may be."""
    return is_of_health_or_harm(text) or bool(_REACHED.search(text))


def is_of_health_or_harm(text: str) -> bool:
    """Whether any of it may be of somebody's health, or of harm to somebody."""
    return bool(_WORDS.search(_IN_TOUCH.sub(" ", text)))
