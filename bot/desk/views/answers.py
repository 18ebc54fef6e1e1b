"""What a parent sent to the club, in groups as people look for it."""

from typing import NamedTuple

from bot.club.confidential import ABOUT_HEALTH, PARENTS_BIRTHDAY, is_about_health
from bot.desk.people.roles import May, Person
from flows.grammar.flow import Flow
from flows.grammar.steps import Question
from flows.grammar.summary import shown
from flows.records import Registration

GROUPS = {
    "Player": ("player_name", "born_on", "gender", "played_last_season", "previous_club", "child_phone", "child_email"),
    "Health": ABOUT_HEALTH,
    "Parent": ("parent_name", "relationship", "parent_born_on", "email", "consent"),
    "Address": ("postcode", "house", "street", "lives_here", "child_postcode", "child_house", "child_street"),
    "Emergency": ("emergency_name", "emergency_phone"),
    "Kit": ("kit_size", "goalkeeper", "shirt_number"),
    "Payment": ("payment_day",),
}
OTHERS = "What this club asks"
OF = {name: group for group, names in GROUPS.items() for name in names}
FOR_OTHERS = "For the coaches and the welfare officer"


class Shown(NamedTuple):
    """One answer. `withheld` says that it is for others to see."""

    name: str
    label: str
    value: str
    withheld: bool = False


def grouped(registration: Registration, flow: Flow, person: Person) -> dict[str, list[Shown]]:
    """The answers that were sent, by group; those without any are left out."""
    sent, side = registration.for_the_club, registration.invite.side
    groups: dict[str, list[Shown]] = {group: [] for group in (*GROUPS, OTHERS)}
    for question in flow.questions.values():
        if question.label and question.answered(sent) and not question.picture and _may_know_of(person, question, side):
            groups[OF.get(question.name, OTHERS)].append(_shown(question, sent, flow, person, side))
    return {group: answers for group, answers in groups.items() if answers}


def _shown(question: Question, sent: Registration, flow: Flow, person: Person, side: str) -> Shown:
    label = question.label.replace("Your ", "Parent's ")
    if is_about_health(question) and not person.may(May.MEDICAL, side):
        return Shown(question.name, label, FOR_OTHERS, withheld=True)
    return Shown(question.name, label, shown(question, sent, flow.questions))


def _may_know_of(person: Person, question: Question, side: str) -> bool:
    if question.name == PARENTS_BIRTHDAY:
        return person.may(May.BIRTHDAYS, side)
    return person.may(May.ANSWERS, side) or OF.get(question.name) == "Payment"
