"""What no table reads may be like what other parents said: it is proposed, and stored only after a yes."""

import io
import zipfile
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.registration.learned import LEARNED
from flows.understanding.classifier import LONGEST, NO_ANSWER, NONE, Classifier, Classifiers
from scripts.understanding.judge import Reply, say
from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import longer

MUCH, LITTLE = 0.95, 0.3
# Written for this table, and in none of the sets that were learned from.
SAID = [
    ("ready", "let's crack on then", "yes"),
    ("ready", "wouldn't mind getting it over with", "yes"),
    ("ready", "you've got the wrong house", "wrong number"),
    ("player_name", "can't fault it", "Sam Smith"),
    ("gender", "she's my little princess", "Female"),
    ("medical_needs", "fit as a butcher's dog", False),
    ("played_last_season", "he was on the bench most of it for you", True),
    ("played_last_season", "we were in Spain until June", False),
    ("previous_club", "he's only kicked about in the yard", None),
    ("relationship", "I gave birth to the little monkey", "Mother"),
    ("relationship", "his father's mother", "Other"),
    ("consent", "don't clog my inbox, text me", {"email": False, "sms": True}),
    ("lives_here", "he kips across the landing from me", "yes"),
    ("emergency_name", "you're chatting to her", "Jane Smith"),
]
NO_ANSWERS = [
    ("ready", "what do I need to have ready"),
    ("player_name", "his gran always says it wrong"),
    ("medical_needs", "let me look at his red book"),
    ("medical_needs", "which conditions count"),
    ("played_last_season", "remind me when that was"),
    ("played_last_season", "his cousin did"),
    ("relationship", "it's complicated"),
    ("consent", "how often is that"),
    ("lives_here", "which address have you got"),
    ("check_answers", "what happens after that"),
]


@pytest.mark.parametrize(("at", "said", "value"), SAID)
def test_what_is_like_an_answer_is_asked_about(at: str, said: str, value: Any):
    heard = say(Reply(at=at, says=said, wants={}))
    proposal = heard.here.proposal
    assert proposal is not None
    assert (proposal.about, proposal.value, heard.stored) == (at, value, {})


@pytest.mark.parametrize(("at", "said"), NO_ANSWERS)
def test_what_is_like_no_answer_is_not(at: str, said: str):
    heard = say(Reply(at=at, says=said, wants={}))
    assert (heard.here.proposal, heard.stored) == (None, {})


def at_the_allergy(*answers: tuple[str, float]) -> Chat:
    """A child's picnic, at whether there is anything that they must not eat; what is said there comes to these."""
    come_to = cycle(answers)
    chat = Chat(flow=longer(classify=lambda question, _text: next(come_to) if question == "allergic" else NONE))
    chat.says("yes")
    return chat


class TestWhatItComesTo:
    def test_is_stored_after_a_yes_alone(self):
        chat = at_the_allergy(("no", MUCH))
        chat.says("eats like a horse")
        assert "allergic" not in chat.answers
        chat.says("yes")
        assert chat.answers["allergic"] is False

    def test_is_not_asked_twice_once_it_was_refused(self):
        chat = at_the_allergy(("no", MUCH))
        chat.says("eats like a horse", "no", "like a horse I said")
        assert (chat.registration.proposal, "allergic" in chat.answers) == (None, False)

    @pytest.mark.parametrize("come_to", [("no", LITTLE), (NO_ANSWER, MUCH), ("a horse", MUCH)])
    def test_is_not_asked_where_it_is_unlikely_or_no_answer(self, come_to: tuple[str, float]):
        chat = at_the_allergy(come_to)
        chat.says("eats like a horse")
        assert chat.registration.proposal is None

    def test_is_nothing_where_the_question_reads_it_itself(self):
        chat = at_the_allergy(("no", MUCH))
        chat.says("yes")
        assert chat.answers["allergic"] is True

    def test_is_asked_with_the_names_taken_out(self):
        shown = []
        chat = Chat(flow=longer(classify=lambda _question, text: shown.append(text) or NONE))
        chat.says("yes", "Sam eats like a horse")
        assert shown[-1] == "the player eats like a horse"


LEARNT = {"answers": [NO_ANSWER, "no"], "bias": [0, 0], "weights": {"horse": [-99, 99], "red": [99, -99]}}


class TestAClassifier:
    def test_weighs_the_words_that_it_knows(self):
        says, probability = Classifier(LEARNT).classify("a HORSE")
        assert says == "no"
        assert probability > MUCH

    @pytest.mark.parametrize("said", ["", "Suharto", "a horse of another colour"])
    def test_says_nothing_of_words_that_it_hardly_knows(self, said: str):
        assert Classifier(LEARNT).classify(said) == NONE

    @given(st.text())
    def test_gives_an_answer_and_a_probability_for_any_text(self, text: str):
        says, probability = Classifier(LEARNT).classify(text)
        assert says in LEARNT["answers"]
        assert 0.5 <= probability <= 1

    def test_is_not_asked_about_a_story(self):
        assert Classifiers(LEARNED).classify("goalkeeper", "he hates goals " * LONGEST) == NONE

    def test_is_not_asked_where_none_was_made(self):
        assert Classifiers(LEARNED).classify("email", "yes") == NONE


def test_all_that_was_learned_takes_less_than_four_megabytes_of_a_package():
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in LEARNED.glob("*.json"):
            packed.write(file, file.name)
    assert len(package.getvalue()) < 4 * 1024 * 1024
