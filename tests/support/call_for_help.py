"""A parent calls for help: the story of the tests about sends that fail.

It is answered with two messages, the help and the open question with its buttons; and it moves nothing but the version.
"""

from tests.support.chats.examples import asked_after
from tests.support.house import Parent


class CallForHelp:
    """`before` is what the parent has on the phone when the call begins."""

    def __init__(self, parent: Parent):
        self.parent = parent
        parent.says("later")  # is answered: from now on the bot knows its contents
        self.before, self._version = parent.texts, parent.conversation.version

    def begins(self) -> None:
        """The message is on the queue."""
        self.parent.phone.send(text="help")

    @property
    def answers(self) -> list[str]:
        """What came since."""
        assert self.parent.texts[: len(self.before)] == self.before
        return self.parent.texts[len(self.before) :]

    def assert_answered_once(self) -> None:
        """It was heard once, both answers came once and in order, no queue holds anything, and the chat goes on."""
        parent, house = self.parent, self.parent.house
        assert ["*restart*" in text for text in self.answers] == [True, False]
        assert "ready to register Sam" in self.answers[1]
        assert parent.conversation.version == self._version + 1
        assert house.waiting(house.settings.inbox_queue) == 0
        assert house.waiting(house.settings.dead_letter_queue) == 0
        parent.taps("Yes, let's start")
        assert parent.registration.state == asked_after("ready")
