"""The flow as data: every step can be reached and left, and says only what is known when it is said."""

import string
from collections.abc import Iterator

import pytest

from flows.answers import Kind
from flows.grammar.steps import Ending, Question
from flows.records import Registration
from flows.registration.questions import registration as flow
from flows.templates import WHATSAPP, facts
from tests.support.chats.chat import CLUB, Chat
from tests.support.chats.examples import up_to

QUESTIONS = list(flow.questions.values())
ENDINGS = [step for step in flow.states.values() if isinstance(step, Ending)]
ALWAYS_KNOWN = frozenset(facts(CLUB, Chat().registration))
SAID_WITH = {  # what a template is given beyond that
    "status": {"done", "left"},
    "alert_taken": {"officer"},
    "answer_corrected": {"label", "answer"},
    "alert_unheard": {"officers"},
    "complaint": {"noted"},
    "fees_corrected": {"membership_before", "monthly_before"},
    "already_answered": {"label", "answer"},
    "noted": {"label", "answer"},
    "came_late": {"words", "sent"},
    "payment_state": {"paid", "owed"},
    "registered_owing": {"paid", "owed"},
    "payment_missed": {"trouble"},
    "payment_trouble": {"trouble"},
    "remind_invite": {"children"},
    "remind_questions": {"left_in_words"},
    "several_invites": {"children"},
    "more_children": {"children"},
    "who_we_are": {"children"},
    "email_bounced": {"address"},
    "email_complained": {"address"},
    "email_put_right": {"address"},
    "status_of_sibling": {"sibling", "sibling_side", "done"},
    "status_of_sibling_done": {"sibling", "sibling_side"},
}
OF_THE_CLUB_ALONE = {
    *("stranger", "opted_out", "opted_in", "erased", "erased_before"),
    *("safeguarding", "emergency", "alerting", "alert_taken", "alert_unheard", "put_aside"),
}


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def leads_from(state: str) -> Iterator[str]:
    return (dest for trigger in flow.events for dest in flow.leads(trigger, state))


def test_every_step_can_be_reached():
    reached, open_steps = {flow.first}, [flow.first]
    while open_steps:
        found = set(leads_from(open_steps.pop())) - reached
        reached |= found
        open_steps += found
    assert reached == set(flow.states)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_can_be_left(question: Question):
    assert {*leads_from(question.name)} - {question.name}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_answered_question_leads_somewhere_whatever_was_answered(question: Question):
    """The order ends with a question that is always due, so that no answer leaves a parent with nothing to do."""
    last = QUESTIONS[-2] if not QUESTIONS[-1].in_order else QUESTIONS[-1]
    assert last.sums_up
    assert not last.keeps
    assert last.name in {*leads_from(question.name)} | {question.name}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_prompt_uses_only_what_was_asked_before(question: Question):
    before = QUESTIONS[: QUESTIONS.index(question)]
    certain = {each.name for each in before if each.label and each.ask_if.__name__ == "always"}
    assert names_in(question.prompt) <= ALWAYS_KNOWN | certain
    assert names_in(question.thanks) <= ALWAYS_KNOWN | certain | {"answer", "age"}
    assert names_in(question.again) == set()
    assert names_in(question.label) == set()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_prompt_is_short_and_its_buttons_fit(question: Question):
    assert len(question.prompt) < 200
    assert "\n" not in question.prompt
    kind: Kind = question.kind(Chat().registration, flow.questions)
    assert all(0 < len(choice.label) <= 20 for choice in kind.choices)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_what_a_question_unsettles_is_a_question(question: Question):
    assert set(question.unsettles) <= set(flow.questions)


def test_no_two_lines_of_the_summary_go_by_the_same_name():
    names = [name for question in QUESTIONS if question.label for name in question.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.name)
def test_the_templates_of_an_ending_exist(ending: Ending):
    assert {ending.template, ending.afterwards} <= set(WHATSAPP)


@pytest.mark.parametrize("name", WHATSAPP)
def test_a_template_uses_only_what_is_known(name: str):
    known = frozenset(facts(CLUB)) if name in OF_THE_CLUB_ALONE else ALWAYS_KNOWN
    assert names_in(WHATSAPP[name]) <= known | SAID_WITH.get(name, set())


def test_a_missing_name_is_an_error_and_never_a_hole():
    with pytest.raises(KeyError):
        WHATSAPP["person"].format_map(facts(CLUB))


def test_a_registration_costs_the_machine_nothing():
    """Models are not registered on the shared machine: it would hold every conversation that it ever saw."""
    chat = Chat()
    chat.says(*up_to("born_on"))
    assert flow.models == []


def test_every_state_of_a_registration_is_a_step():
    assert Registration(reference="R", invite=Chat().registration.invite, state=flow.first).state in flow.states
