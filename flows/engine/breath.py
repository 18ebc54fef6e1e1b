"""What is said in several messages within seconds: one answer, and where they are taken in together one reply."""

from datetime import timedelta

from flows import small_talk
from flows.answers import Understood
from flows.answers.basics.yes_no import is_only_a_nod
from flows.engine.answering import take
from flows.grammar.steps import Question
from flows.language.regex import regex
from flows.language.tidy import asks_something
from flows.records import Breath, Message, Proposal
from flows.understanding import earlier_answers
from flows.understanding.turn import Turn

ONE_BREATH = timedelta(seconds=15)
LONGEST = 100  # characters
_NUMBER = regex(r"\W*\d{1,2}\W*")


def keep(turn: Turn, asked: str, text: str) -> None:
    """Remember what was said to what was asked, for a moment."""
    breath = turn.conversation.breath
    if breath is None or not breath.text.endswith(text.strip()):
        turn.conversation.breath = Breath(asked=asked, text=text.strip()) if len(text) <= LONGEST else None


def went_on(turn: Turn, text: str) -> bool:
    """Whether the text is no answer by itself, and one to what was asked a moment ago together with what was said then:
    "Sam", "Smith". Where that was an answer already it is changed at once by what is plainly a name, else on a yes.
    """
    step, question, breath = turn.step, _just_asked(turn), turn.conversation.breath
    if not (question and breath and isinstance(step, Question)) or _stands_alone(turn, step, text):
        return False
    kind = turn.kind(question)
    whole = getattr(kind, "parts_joined_by", " ").join([breath.text, text.strip()])
    heard = kind.read(whole, turn.today)
    if not isinstance(heard, Understood) or heard.value == turn.registration.answers.get(question.name):
        return False
    turn.conversation.breath = Breath(asked=question.name, text=whole)
    if question is step or text.strip().istitle():
        take(turn, question, heard.value, heard.also or None, noted=question is not step)
    else:
        asked = f"Shall I write: “{kind.show(heard.value)}”?"
        turn.propose(Proposal(question=asked, about=question.name, value=heard.value, also=dict(heard.also)))
    return True


def unseen(turn: Turn, text: str) -> bool:
    """Whether the text cannot be meant for what is asked, which nobody was shown yet: a second tap, a no too many."""
    return turn.conversation.unseen and (is_only_a_nod(text) or bool(_NUMBER.fullmatch(text)))


def draw(turn: Turn, message: Message, about: str) -> None:
    """Leave unsaid what the answer to a message that came right behind will say; what was asked before is `about`."""
    conversation = turn.conversation
    waits = message.followed and turn.asks_on
    conversation.unseen = waits and (conversation.unseen or turn.about != about)
    if waits:
        turn.fall_silent()


def _just_asked(turn: Turn) -> Question | None:
    """What was asked a moment ago, if its answer may still be in parts."""
    conversation, proposal = turn.conversation, turn.registration.proposal
    breath, heard_at = conversation.breath, conversation.heard_at
    if not breath or not heard_at or turn.now - heard_at > ONE_BREATH:
        return None
    question = turn.flow.questions.get(breath.asked)
    if question is None or (proposal and proposal.about != question.name):
        return None
    in_words = getattr(turn.kind(question), "keeps_words", False) and question.answered(turn.registration)
    return question if question is turn.step or in_words else None


def _stands_alone(turn: Turn, step: Question, text: str) -> bool:
    """Whether it is an answer to what is asked, takes something back, or is no answer to anything."""
    heard = turn.kind(step).read(text, turn.today)
    other = small_talk.remark(text) or small_talk.question(text) or asks_something(text)
    return isinstance(heard, Understood) or bool(other) or is_only_a_nod(text) or earlier_answers.corrects(text)
