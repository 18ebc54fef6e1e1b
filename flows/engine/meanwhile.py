"""What a parent wrote while a person had the chat: kept, and offered where it answers what is asked again."""

from datetime import timedelta

from msgspec.structs import replace

from flows import small_talk
from flows.answers import Understood
from flows.grammar.steps import Ending, Question
from flows.language.tidy import asks_something
from flows.records import Proposal
from flows.understanding.turn import Turn

MOST_KEPT, LONGEST = 8, 200  # messages, and characters of one
NOW_AND_THEN = timedelta(hours=4)


def keep(turn: Turn, text: str) -> None:
    """Keep what may be an answer, and say now and then that somebody will come."""
    conversation = turn.conversation
    if text.strip() and isinstance(turn.step, Question):
        conversation.meanwhile = [*conversation.meanwhile, text.strip()[:LONGEST]][-MOST_KEPT:]
    pause = conversation.paused
    if pause and not pause.by and turn.now - (pause.told_at or pause.at) >= NOW_AND_THEN:
        conversation.paused = replace(pause, told_at=turn.now)
        turn.recite("somebody_comes")


def offer(turn: Turn) -> None:
    """Propose what was kept in place of the question that it answers: the newest first, and each once."""
    conversation = turn.conversation
    if not conversation.meanwhile or conversation.paused or not conversation.registration:
        return
    step = turn.step
    if isinstance(step, Ending) or step.sums_up:
        conversation.meanwhile = []
    elif turn.asks_anew and (found := _answer(turn, step)):
        turn.propose(found)


def _answer(turn: Turn, question: Question) -> Proposal | None:
    kind, kept = turn.kind(question), turn.conversation.meanwhile
    for text in reversed(kept):
        heard = None if asks_something(text) or small_talk.aside(text) else kind.read(text, turn.today)
        if isinstance(heard, Understood) and heard.value is not None:
            turn.conversation.meanwhile = [each for each in kept if each != text]
            shown = kind.show(heard.value)
            asked = f"While I was quiet you wrote “{text}”. Shall I take that{f' as “{shown}”' * (shown != text)}?"
            return Proposal(question=asked, about=question.name, value=heard.value, also=dict(heard.also))
    return None
