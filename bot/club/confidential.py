"""What of a registration is not for everybody of the club: health, parents' dates of birth, and disclosures."""

from collections.abc import Iterable

from flows.grammar.flow import Flow
from flows.grammar.notices import ALERTS
from flows.grammar.steps import Question, lines
from flows.records import Conversation, Registration

ABOUT_HEALTH = ("medical_needs", "medical_details", "medicine_kept")
PARENTS_BIRTHDAY = "parent_born_on"


def is_about_health(question: Question) -> bool:
    """Whether its answer is, a no to the first question too."""
    return question.medical or question.name in ABOUT_HEALTH


def correctable(flow: Flow, registration: Registration) -> list[Question]:
    """The questions whose answers the club may put right: what is about health is the parent's own to change, in the
    chat, and so is their date of birth; a photo is put in.
    """
    asked = lines(flow.questions, registration.for_the_club)
    return [each for each in asked if not (each.picture or is_about_health(each) or each.name == PARENTS_BIRTHDAY)]


def reasons(family: Conversation) -> list[str]:
    """Why a person is to see to a chat."""
    return [*family.alerted, *([family.paused.reason] if family.paused else [])]


def is_a_disclosure(why: Iterable[str]) -> bool:
    """Whether a chat waits for the welfare officer, for one of these reasons."""
    return bool(set(why) & ALERTS)
