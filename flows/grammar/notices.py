"""What a person of the club hears at once, and what can wait for the day's digest. None of it says who the parent is:
a link leads whoever may see more to the rest. What only a club's own flow can tell stands in that flow.
"""

from datetime import datetime

from msgspec.structs import replace

from flows.records import Alert, Case, Conversation, DigestLine, Notice, Registration
from flows.templates import Club, called

WELFARE = frozenset({"safeguarding"})  # for the welfare officers alone: a manager may be the person it is about
ALERTS = WELFARE | {"emergency"}  # what goes out until a person has taken it
SMS, EMAIL = "sms", "email"
AT_ONCE = {
    "person": "A parent asks to speak to somebody",
    "stuck": "A parent cannot get on with a question",
    "safeguarding": "A parent has written something that the welfare officer should hear",
    "emergency": "A parent wrote of an emergency and was told to call 999",
    "child_on_phone": "A child has the phone that the invite went to",
    "hardship": "A parent has asked about help with the cost",
    "complaint": "A parent has made a complaint",
    "undeliverable": "An invite did not reach the parent",
}
PAST_THE_MANAGER = frozenset({"complaint"})  # for the club's desk alone, for the same reason
IN_THE_DIGEST = {
    "photo": "photo received",
    "erased": "erased at the parent's wish",
    "email_bounced": "e-mails to the parent come back",
    "email_complained": "e-mails to the parent were reported as spam",
    "email_right": "the parent says that the e-mail address is right",
}


def case_for(fact: str, registration: Registration, club: Club, now: datetime, token: str, headline: str = "") -> Case:
    """What the manager is texted to see to, and the club's desk is e-mailed. The headline is that of the fact."""
    return Case(
        token=token,
        fact=fact,
        headline=headline or AT_ONCE[fact],
        at=now,
        parent=registration.invite.parent_phone,
        reference=registration.reference,
        phone="" if fact in PAST_THE_MANAGER else registration.invite.manager_phone,
        email=club.contact,
    )


def notice_of(case: Case, registration: Registration, club: Club, *, paused: bool = False) -> Notice:
    """The e-mail and text with a case's link; `paused` says that it also ends the assistant's silence."""
    name = "for-a-person" if paused else "for-the-manager"
    return Notice(
        trace=f"{registration.reference}-{case.fact}-{case.at:%Y%m%d%H%M%S}",
        templates=[f"{way}/{name}" for way in ways_to(case.phone, case.email, club)],
        email=case.email,
        phone=case.phone,
        values={
            "club": club.name,
            "headline": case.headline,
            "side": registration.invite.side,
            "reference": registration.reference,
            "link": _link(case, club),
        },
    )


def alert_of(reason: str, conversation: Conversation, club: Club, now: datetime, token: str) -> Alert:
    """What a parent wrote, for each of the officers; of a stranger no more is known than the number."""
    about = conversation.registration
    case = Case(
        token=token,
        fact=reason,
        headline=AT_ONCE[reason],
        at=now,
        parent=conversation.parent,
        reference=about.reference if about else "",
        child=f"{about.invite.player}, {about.invite.side}" if about else "",
        guardian=about.invite.parent if about else "",
    )
    cases = [replace(case, token=f"{token}-{place}", officer=place) for place, _ in enumerate(club.officers, 1)]
    return Alert(parent=conversation.parent, reason=reason, at=now, cases=cases, next_at=now)


def notice_of_alert(alert: Alert, case: Case, way: str, club: Club) -> Notice:
    """A round's e-mail or text to one of the officers. It says nothing of whom it is about."""
    officer = club.officers[case.officer - 1]
    return Notice(
        trace=f"alert-{case.token}-{alert.round}-{way}",
        templates=[f"{way}/welfare-alert"],
        email=officer.email,
        phone=officer.phone,
        values={"club": club.name, "headline": case.headline, "link": _link(case, club)},
    )


def ways_to(phone: str, email: str, club: Club) -> list[str]:
    """The ways by which the club can reach somebody who has these."""
    by_text = [SMS] if phone and club.texts else []
    return by_text + ([EMAIL] if email else [])


def _link(case: Case, club: Club) -> str:
    return club.waiting_url.replace("{token}", case.token)


def line_of_the_digest(fact: str, registration: Registration, news: str) -> DigestLine:
    """`"Sam, Panthers u11s: not joining"`: a manager knows the children of the team. Who was erased has no name."""
    who = "A registration" if fact == "erased" else called(registration.for_the_club)
    text = f"{who}, {registration.invite.side}: {news}"
    return DigestLine(registration.invite.manager_phone, registration.reference, text)
