"""A club's own questions: asked in their place, changed, summed up; they come and go, and nobody is left behind."""

from typing import Any

import pytest

from flows.registration.club_questions import entries
from flows.registration.club_questions.flow import flow_with
from flows.registration.club_questions.forms import PROMPT_NAMES
from flows.registration.club_questions.kinds import ANSWERED_BY
from flows.registration.questions import registration as every_clubs
from flows.templates import facts
from tests.support.chats.chat import CLUB, Chat
from tests.support.chats.club_questions import ABROAD, AGREEMENTS, FAN, PHOTOS, SECOND_PHONE, SHIN_PADS, WHERE, changed

KINDS = {
    "yes_no": ({}, "yes", True, "Yes"),
    "choice": ({"choices": ["Home", "Away"]}, "away", "Away", "Away"),
    "words": ({}, "On the left", "On the left", "On the left"),
    "name": ({}, "Ana Diaz", "Ana Diaz", "Ana Diaz"),
    "phone": ({}, "07700 900555", "+447700900555", "07700 900555"),
    "email": ({}, "ana@example.com", "ana@example.com", "ana@example.com"),
    "date": ({}, "3/5/2027", "2027-05-03", "3 May 2027"),
}


def asking(*entries: dict[str, Any], **invite: Any) -> Chat:
    """A chat at a club with these questions of its own."""
    return Chat(invite, flow=flow_with(entries))


def mid_chat(step: str, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Chat:
    """A chat that came to a step before the club changed its questions."""
    chat = asking(*before)
    chat.answers_until(step)
    chat.flow = flow_with(after)
    return chat


def test_every_kind_of_an_entry_is_tried():
    assert {*KINDS, "consents"} == {*ANSWERED_BY, "consents"} == set(entries.KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_asked_kept_and_summed_up(kind: str):
    more, said, kept, shown = KINDS[kind]
    chat = asking({"name": "extra", "kind": kind, "prompt": "What of {player}?", "label": "Extra", **more})
    chat.answers_until("club_extra")
    assert "What of Sam?" in chat.heard
    chat.says(said)
    assert chat.answers["club_extra"] == kept
    assert f"Extra: {shown}" in chat.heard
    assert chat.asked == "check_answers"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_takes_its_own_example(kind: str):
    """So that no entry needs one: whoever plays a registration comes to its end."""
    chat = asking({"name": "extra", "kind": kind, "prompt": "And?", "label": "Extra", **KINDS[kind][0]})
    chat.answers_until("payment_pending")
    assert "club_extra" in chat.answers


@pytest.mark.parametrize("kind", ["words", "name", "phone", "email", "date"])
def test_what_is_optional_may_be_none(kind: str):
    chat = asking({"name": "extra", "kind": kind, "prompt": "And?", "label": "Extra", "optional": True})
    chat.answers_until("club_extra")
    assert "Extra: Not provided" in chat.says("none")


def test_it_is_asked_in_its_place_with_its_choices():
    chat = asking(SHIN_PADS)
    chat.answers_until("club_shin_pads")
    assert chat.labels == ["Small", "Large"]
    chat.says("2")
    assert chat.asked == "goalkeeper"
    assert "Small, Large" not in chat.says("back")
    assert chat.asked == "club_shin_pads"


def test_several_after_one_question_stand_as_they_are_written():
    second, third = (
        changed(SHIN_PADS, name="b", label="B", called=[]),
        changed(SHIN_PADS, name="c", label="C", called=[]),
    )
    flow = flow_with([SHIN_PADS, second, changed(third, after="shin_pads")])
    order = list(flow.questions)
    start = order.index("kit_size")
    assert order[start : start + 5] == ["kit_size", "club_shin_pads", "club_c", "club_b", "goalkeeper"]


def test_it_is_changed_by_its_name_and_by_its_other_words():
    chat = asking(SHIN_PADS)
    chat.answers_until("check_answers", club_shin_pads="small")
    assert "Shin pads: Large" in chat.says("change shin pads to large")
    chat.says("change pad size")
    assert chat.asked == "club_shin_pads"
    assert "Shin pads: Small" in chat.says("small")


def test_it_is_in_what_the_parent_is_shown_of_their_data():
    chat = asking(SHIN_PADS)
    chat.answers_until("check_answers", club_shin_pads="small")
    chat.says("send")
    assert "Shin pads: Small" in chat.says("my data")


def test_without_entries_it_is_what_every_club_asks():
    assert list(flow_with([]).questions) == list(every_clubs.questions)


def test_a_condition_waits_for_its_answer():
    chat = asking(ABROAD, WHERE)
    chat.answers_until("club_abroad")
    chat.says("no")
    assert chat.asked not in ("club_abroad", "club_abroad_where")
    chat.says("change registered abroad to yes")
    assert chat.asked == "club_abroad_where"


def test_what_follows_is_said_at_once_and_the_club_is_told_with_the_answers():
    chat = asking(ABROAD, WHERE)
    chat.answers_until("club_abroad")
    assert "Then Sam needs an international clearance first." in chat.says("yes")
    chat.answers_until("check_answers")
    assert chat.notices == []
    chat.says("yes")
    assert [notice.values["headline"] for notice in chat.notices if "headline" in notice.values] == [
        "A parent's answer means that the club has something to do"
    ]


def test_nothing_follows_from_another_answer():
    chat = asking(ABROAD)
    chat.answers_until("club_abroad")
    assert "clearance" not in chat.says("no")
    assert chat.notices == []


@pytest.mark.parametrize(("born", "asked"), [("3/8/2016", "club_abroad"), ("4/8/2016", "relationship")])
def test_from_the_tenth_birthday(born: str, asked: str):
    """The chat begins on 3 August 2026."""
    chat = asking(ABROAD)
    chat.answers_until("born_on")
    chat.says(born)
    chat.answers_until(asked)
    assert ("club_abroad" in chat.flow.questions and chat.asked) == asked


# They come and go


def test_one_that_is_new_is_asked_before_the_end():
    chat = mid_chat("check_answers", [], [SHIN_PADS])
    assert "Which shin pads does Sam wear?" in chat.says("yes")
    assert "club_shin_pads" not in chat.answers  # the yes was about the summary
    chat.says("small")
    assert chat.asked == "check_answers"


def test_one_that_is_new_is_asked_of_who_is_further_on():
    chat = mid_chat("shirt_number", [], [SHIN_PADS])
    chat.says("7")
    assert chat.asked == "club_shin_pads"


def test_who_has_confirmed_is_not_asked():
    chat = mid_chat("check_answers", [], [])
    chat.says("send")
    chat.flow = flow_with([SHIN_PADS])
    chat.says("thanks")
    assert chat.asked == "payment_pending"


def test_who_stands_at_one_that_is_gone_goes_on():
    chat = mid_chat("club_shin_pads", [SHIN_PADS], [])
    heard = chat.says("small")
    assert heard.startswith("The club has changed its questions since your last message.")
    assert "Is Sam a goalkeeper?" in heard
    assert chat.asked == "goalkeeper"
    chat.says("no")
    assert chat.answers["goalkeeper"] is False


def test_a_button_of_one_that_is_gone_answers_nothing():
    chat = mid_chat("club_shin_pads", [SHIN_PADS], [])
    chat.taps_old("club_shin_pads:Small")
    assert "goalkeeper" not in chat.answers
    assert chat.labels == ["Yes", "No"]


def test_a_proposal_about_one_that_is_gone_is_dropped():
    day = {"name": "day", "kind": "email", "prompt": "Which?", "label": "Day", "after": "kit_size"}
    chat = asking(day)
    chat.answers_until("club_day")
    chat.says("jane@gmial.com")
    assert chat.registration.proposal
    chat.flow = flow_with([])
    assert "Is Sam a goalkeeper?" in chat.says("yes")
    assert "goalkeeper" not in chat.answers


def test_an_answer_to_one_that_is_gone_is_kept_and_not_summed_up():
    chat = mid_chat("check_answers", [SHIN_PADS], [])
    assert "Shin pads" not in chat.says("status")
    chat.says("send")
    assert chat.answers["club_shin_pads"] == "Small"


def test_one_that_is_back_has_its_answer():
    chat = mid_chat("check_answers", [SHIN_PADS], [])
    chat.says("status")
    chat.flow = flow_with([SHIN_PADS])
    assert "Shin pads: Small" in chat.says("change kit size to 9/10")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("before", KINDS)
def test_an_answer_of_another_kind_can_still_be_shown(before: str, kind: str):
    """The club has changed its mind about the kind, and kept the name."""
    first, second = (
        {"name": "extra", "kind": each, "prompt": "And?", "label": "Extra", **KINDS[each][0]} for each in (before, kind)
    )
    chat = asking(first)
    chat.answers_until("club_extra")
    chat.says(KINDS[before][1])
    chat.flow = flow_with([second])
    assert "Extra: " in chat.says("change kit size to 9/10")


@pytest.mark.parametrize("said", ["12345678", "1234 5678", "1234-5678."])
def test_an_answer_of_one_shape(said: str):
    chat = asking(FAN)
    chat.answers_until("club_fan")
    assert "FAN looks like 12345678" in chat.says("1234567")
    chat.says(said)
    assert chat.answers["club_fan"] == "12345678"


def test_what_has_the_shape_among_other_words_is_asked_about():
    chat = asking(FAN)
    chat.answers_until("club_fan")
    assert "Is it 12345678?" in chat.says("I think it's 12345678")
    chat.says("yes")
    assert chat.answers["club_fan"] == "12345678"


def test_another_answer_than_was_given_elsewhere():
    chat = asking(SECOND_PHONE, age_group="u16s")
    chat.answers_until("club_second_phone", emergency_name="Bob Smith", emergency_phone="07700 900321")
    assert chat.says("07700 900123").startswith(
        "You gave that as the number that you write from. Second phone must be another one"
    )
    assert chat.says("07700 900321").startswith("You gave that as the emergency phone. Second phone must be another")
    chat.says("07700 900322")
    assert chat.answers["club_second_phone"] == "+447700900322"


@pytest.mark.parametrize("kind", ["words", "name", "phone", "email", "date"])
def test_one_that_is_to_be_another_one_has_an_example_that_is(kind: str):
    first = {"name": "first", "kind": kind, "prompt": "Which?", "label": "First"}
    second = first | {"name": "second", "label": "Second", "other_than": ["first"]}
    third = first | {"name": "third", "label": "Third", "other_than": ["first", "second"]}
    chat = asking(first, second, third)
    chat.answers_until("payment_pending")
    assert len({chat.answers[f"club_{name}"] for name in ("first", "second", "third")}) == 3


def test_one_that_is_renamed_takes_its_answer_along():
    chat = mid_chat("check_answers", [SHIN_PADS], [changed(SHIN_PADS, name="pads", label="Pads", was=["shin_pads"])])
    assert "Pads: Small" in chat.says("change kit size to 9/10")
    assert "club_shin_pads" not in chat.answers


def test_who_stands_at_one_that_is_renamed_is_asked_it():
    chat = mid_chat("club_shin_pads", [SHIN_PADS], [changed(SHIN_PADS, name="pads", was=["shin_pads"])])
    chat.says("small")
    assert chat.answers["club_pads"] == "Small"


def test_a_consent_that_is_renamed_takes_its_evidence_along():
    renamed = changed(AGREEMENTS, items=[changed(PHOTOS, name="pictures", was=["photos"])])
    chat = mid_chat("check_answers", [changed(AGREEMENTS, items=[PHOTOS])], [renamed])
    before = chat.answers
    chat.says("status")
    assert chat.asked == "check_answers"
    assert chat.answers["club_pictures"] is True
    assert chat.answers["club_pictures_wording"] == PHOTOS["wording"]
    assert chat.answers["club_pictures_at"] == before["club_pictures_at"]


def test_what_goes_for_the_family_is_confirmed_for_the_next_child():
    first = {"player_first_name": "Mia", "player_last_name": "Smith"}
    chat = Chat({}, first, flow=flow_with([changed(SHIN_PADS, after="email", family=True)]))
    assert "Shin pads: Small" in chat.answers_until("carried_over")


def test_what_is_asked_each_season():
    asked = changed(SHIN_PADS, each_season=True)
    chat = asking(asked)
    chat.answers_until("payment_pending")
    chat.invited("2027-28", age_group="u12s")
    chat.answers_until("club_shin_pads")


def test_what_was_laid_down_for_another_release_stops_nobody():
    """It may follow a question that this code lacks, or be of a kind that it does not know."""
    flow = flow_with([changed(SHIN_PADS, after="horoscope"), changed(ABROAD, kind="telepathy")])
    assert list(flow.questions)[-3:] == ["club_shin_pads", "check_answers", "what_to_change"]


def test_every_name_that_a_prompt_may_use_is_known():
    assert set(PROMPT_NAMES) <= set(facts(CLUB, Chat().registration))
