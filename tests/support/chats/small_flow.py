"""A flow of five questions and a check that is no club's: what the engine does with any flow is tested on it."""

from flows.answers import DateOfBirth, Email, Misunderstood, PhotoLater, Sentence, YesNo
from flows.families.carried_over import CarriedOver, what_you_told_me
from flows.grammar.flow import Flow
from flows.grammar.steps import Ending, Question, Situation, always, said
from flows.grammar.summary import check_your_answers


def not_everybodys(value: str, turn: Situation) -> Misunderstood | None:
    """Nobody has the address that everybody makes up."""
    return Misunderstood("That one is nobody's") if value == "a@example.com" else None


PICNIC = (
    Question("coming", YesNo(), "Is {player} coming to the picnic?"),
    Question("allergic", YesNo(), "Is there anything that {player} must not eat?", label="Allergy",
             unsettles=["allergic_to"]),
    Question("allergic_to", Sentence(of="what to leave out"), "What is it?", label="Leave out",
             ask_if=said("allergic", True)),
    Question("as_before", lambda registered: CarriedOver(registered.carried), "Is that still right?",
             ask_if=lambda registered: bool(registered.carried), shows=what_you_told_me, confirms_carried=True),
    Question("email", Email(), "Where shall the way there be sent?", label="E-mail", called=["mail"],
             check=not_everybodys, about_parent=True, reaches_parent=True),
    Question("all", YesNo(), "Is that right?", keeps=False, sums_up=True, shows=check_your_answers),
    Ending("not_coming", template="declined", afterwards="declined_before", fact="declined", statuses=["declined"]),
    Ending("booked", template="registered", afterwards="registered_before", fact="registered",
           statuses=["registered"], edits=True),
)  # fmt: skip
ROUTES = (
    ("answered", "coming", "not_coming", said("coming", False)),
    ("answered", "all", "booked", said("all", True)),
    ("take_back", "not_coming", "coming", always),
)
picnic = Flow(*PICNIC, routes=ROUTES)


BORN_ON = Question("born_on", DateOfBirth(), "When was {player} born?", label="Date of birth", called=["birthday"])
BADGE = Question("badge", PhotoLater(), "A photo for {player}'s badge, or say later.", label="Badge", picture=True)


def longer(*questions: Question, **changes: str) -> Flow:
    """The picnic with more questions, before the e-mail address."""
    at = next(place for place, step in enumerate(PICNIC) if step.name == "email")
    return Flow(*PICNIC[:at], *questions, *PICNIC[at:], routes=ROUTES, **changes)


def shorter(name: str, **changes: dict[str, str]) -> Flow:
    """The picnic without one of its questions, as of the next release."""
    return Flow(*(step for step in PICNIC if step.name != name), routes=ROUTES, **changes)
