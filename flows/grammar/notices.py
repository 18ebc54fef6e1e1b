"""What a person of the club hears at once, and what can wait for the day's digest. None of it says who the parent is:
a reference leads whoever may see more to the rest. What only a club's own flow can tell stands in that flow.
"""

from datetime import datetime

from flows.records import DigestLine, Notice, Registration
from flows.templates import Club, called

WELFARE = frozenset({"safeguarding"})  # for the welfare officer alone: a manager may be the person it is about
AT_ONCE = {
    "person": "A parent asks to speak to somebody",
    "stuck": "A parent cannot get on with a question",
    "safeguarding": "A parent has written something that the welfare officer should hear",
    "emergency": "A parent wrote of an emergency and was told to call 999",
    "child_on_phone": "A child has the phone that the invite went to",
    "hardship": "A parent has asked about help with the cost",
    "undeliverable": "An invite reached the parent neither by WhatsApp nor by text",
}
IN_THE_DIGEST = {"photo": "photo received", "erased": "erased at the parent's wish"}


def for_a_person(
    fact: str, registration: Registration, club: Club, now: datetime, token: str = "", headline: str = ""
) -> Notice:
    """The e-mail and text to whoever has to act: the welfare officer or the manager, whose e-mail is the club's desk.

    With a token there is a link to the pause, which ends it. The headline is that of the fact.
    """
    invite, welfare = registration.invite, fact in WELFARE
    values = {
        "club": club.name,
        "headline": headline or AT_ONCE[fact],
        "side": invite.side,
        "reference": registration.reference,
        "link": club.waiting_url.replace("{token}", token),
    }
    name = "for-a-person" if token else "for-the-manager"
    if not token:
        del values["link"]
    return Notice(
        trace=f"{registration.reference}-{fact}-{now:%Y%m%d%H%M%S}",
        templates=[f"email/{name}", f"sms/{name}"],
        email=club.welfare_email if welfare else club.contact,
        phone=club.welfare_phone if welfare else invite.manager_phone,
        values=values,
    )


def line_of_the_digest(fact: str, registration: Registration, news: str) -> DigestLine:
    """`"Sam, Panthers u11s: not joining"`: a manager knows the children of the team. Who was erased has no name."""
    who = "A registration" if fact == "erased" else called(registration.for_the_club)
    text = f"{who}, {registration.invite.side}: {news}"
    return DigestLine(registration.invite.manager_phone, registration.reference, text)
