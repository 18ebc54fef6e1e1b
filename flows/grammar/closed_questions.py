"""What a language model may be shown of a message that no table could read: little, and only at a closed question."""

import re
from collections.abc import Mapping

from flows.grammar.steps import Question, Situation
from flows.language.private_words import is_private
from flows.records import Conversation, Unclear
from flows.templates import called

LONGEST = 300  # characters: who writes more tells something


def unclear(question: Question, questions: Mapping[str, Question], situation: Situation, text: str) -> Unclear | None:
    """What is shown; None where nothing may be. Never what may be somebody's health, address or distress: a false alarm
    costs no more than the usual remedy.
    """
    registration = situation.registration
    tellers = (each.told for each in questions.values() if each.told)
    private = len(text) > LONGEST or is_private(text) or any(told(text, registration) for told in tellers)
    if private or not question.closed:
        return None
    kind = question.kind(registration, questions)
    return Unclear(
        question=question.name,
        prompt=situation.filled(question.prompt, player="the player", parent="the parent"),
        text=without_names(situation.conversation, text),
        values=[*getattr(kind, "labels", [choice.label for choice in kind.choices])],
    )


def without_names(conversation: Conversation, text: str) -> str:
    """The text without what the club knows the family by, in whole or in part."""
    people = dict[str, str]()
    for each in conversation.registrations:
        given = each.answers.get("parent_name", "")
        people |= dict.fromkeys((each.invite.parent, *f"{each.invite.parent} {given}".split()), "the parent")
        player = f"{each.invite.player} {called(each)} {each.answers.get('player_name', '')}"
        people |= dict.fromkeys((each.invite.player, *player.split()), "the player")
    for name, person in people.items():
        text = re.sub(rf"\b{re.escape(name)}(?!\w)", person, text, flags=re.IGNORECASE)
    return text
