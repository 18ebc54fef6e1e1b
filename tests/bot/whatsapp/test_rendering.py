"""How a reply is shown: always something that Twilio and WhatsApp take, and nothing of it lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.exchange import Outgoing
from bot.whatsapp.contents import BUTTON_TITLE, BUTTONS, ITEM_TITLE, LISTS, list_content, quick_reply_content
from bot.whatsapp.rendering import BODY_LIMIT, INTERACTIVE_LIMIT, render
from flows.grammar.steps import Question
from flows.records import Reply
from flows.registration.questions import registration as flow
from tests.support.runner.thoroughness import examples

CONTENTS = frozenset([*map(quick_reply_content, BUTTONS), *map(list_content, LISTS)])
UNFIT = re.compile(r"[\r\n\t]| {4}")  # in a variable: https://www.twilio.com/docs/api/errors/21656

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
text = st.one_of(anything, st.text("ab \n\t", max_size=40), st.text("word ", max_size=BODY_LIMIT * 2))
paragraphs = st.lists(text, max_size=5)
label = st.one_of(anything, st.text("ab", max_size=26), st.sampled_from(["Yes", "No", "Change something", ""]))
labels = st.lists(label, max_size=13)


def read(outgoing: list[Outgoing]) -> str:
    """All that the parent reads, labels included, without the spaces."""
    return squeezed([line for each in outgoing for line in [each.text, *titles(each)]])


def squeezed(lines: list[str]) -> str:
    return "".join("".join(lines).split())


def titles(outgoing: Outgoing) -> list[str]:
    return [value for name, value in outgoing.variables.items() if int(name) % 2 == 0]


def ids(outgoing: Outgoing) -> list[str]:
    return [value for name, value in outgoing.variables.items() if int(name) % 2 and name != "1"]


@given(paragraphs, labels, st.sampled_from(["", "born_on", "check_answers?"]), st.booleans())
@settings(max_examples=examples(400))
def test_whatever_is_said_fits_whatsapp_and_arrives_whole(said, tappable, about, with_contents):
    reply = Reply(paragraphs=said, about=about, labels=tappable)
    outgoing = render(reply, CONTENTS if with_contents else ())
    for each in outgoing:
        assert each.text.strip()
        assert len(each.text) <= BODY_LIMIT
        assert all(value.strip() and not UNFIT.search(value) for value in each.variables.values())
        assert len(set(titles(each))) == len(titles(each))
        assert len(set(ids(each))) == len(ids(each))
        if each.content:
            assert each.content in CONTENTS
            assert each.variables["1"] == each.text
            assert len(each.text) <= INTERACTIVE_LIMIT
            longest = BUTTON_TITLE if each.content.startswith("buttons") else ITEM_TITLE
            assert all(len(title) <= longest for title in titles(each))
            assert all(len(name) <= 200 for name in ids(each))
            assert len(titles(each)) == int(each.content.rpartition("_")[2])
    expected = squeezed([*said, *tappable])
    if any(each.content for each in outgoing):
        assert read(outgoing) == expected
    else:  # with the numbers between
        letters = iter(read(outgoing))
        assert all(letter in letters for letter in expected), "something is missing, or out of its place"
    assert not any(each.content for each in outgoing[:-1]), "what can be tapped comes last"


def test_two_and_three_short_answers_are_buttons_and_more_are_a_list():
    for count in range(2, 11):
        reply = Reply(paragraphs=["Which?"], about="size", labels=[f"Size {number}" for number in range(count)])
        [shown] = render(reply, CONTENTS)
        assert shown.content == (f"buttons_{count}" if count < 4 else f"list_{count}")
        assert titles(shown) == reply.labels
        assert ids(shown) == [f"size:{label}" for label in reply.labels]


@pytest.mark.parametrize(
    "labels",
    [
        ["Yes", "Yes"],  # WhatsApp wants them different
        ["Yes", ""],
        ["Yes", "a\nb"],
        ["Yes", "Neither of these, thank you"],  # longer than an item of a list may be
        [f"Size {number}" for number in range(11)],
    ],
)
def test_answers_that_cannot_be_tapped_are_numbered(labels: list[str]):
    [shown] = render(Reply(paragraphs=["Which?"], about="size", labels=labels), CONTENTS)
    assert shown.content == ""
    assert shown.text.startswith("Which?\n\n1. ")


def test_without_contents_answers_are_numbered():
    """Before `bot.commands.contents sync` has run."""
    [shown] = render(Reply(paragraphs=["Is Sam male or female?"], about="gender", labels=["Male", "Female"]), ())
    assert shown == Outgoing(text="Is Sam male or female?\n\n1. Male\n2. Female")


def test_a_summary_goes_before_the_question_for_a_variable_holds_one_line():
    summary = "1. Player: Sam\n2. Gender: Male"
    first, second = render(Reply(paragraphs=["Thanks.", summary, "Right?"], labels=["Yes", "No"]), CONTENTS)
    assert first == Outgoing(text=f"Thanks.\n\n{summary}")
    assert (second.text, titles(second)) == ("Right?", ["Yes", "No"])


def test_a_long_text_is_cut_between_words():
    text = " ".join(f"word{number}" for number in range(500))
    parts = [each.text for each in render(Reply(paragraphs=[text]), ())]
    assert len(parts) > 1
    assert " ".join(parts) == text


@pytest.mark.parametrize("question", flow.questions.values(), ids=flow.questions)
def test_every_choice_of_the_flow_can_be_tapped(question: Question):
    choices = getattr(question.answer, "choices", ())
    if choices:
        labels = [choice.label for choice in choices]
        [shown] = render(Reply(paragraphs=["?"], about=question.name, labels=labels), CONTENTS)
        assert shown.content
