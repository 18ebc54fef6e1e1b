"""What comes in with a turn, and what goes out."""

from datetime import datetime

import msgspec


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail and a text that go out beside the chat: `templates` are `email/<name>` and `sms/<name>`.

    `trace` is the same for the same notice however often it is made out, so that nobody gets it twice. `values` has
    every name that the templates use. Of the kind "suppress" or "lift" it is no message: these addresses are to get
    nothing more, or something again. A `stand_in` is for the chat messages that were made with it, and goes only where
    one of them did not arrive.
    """

    trace: str
    templates: list[str]
    email: str
    phone: str
    values: dict[str, str]
    kind: str = "message"
    stand_in: bool = False

    @property
    def texted(self) -> bool:
        return any(each.startswith("sms/") for each in self.templates)


class DigestLine(msgspec.Struct, frozen=True):
    """One piece of news for the day's digest, and whose team it is about."""

    manager_phone: str
    reference: str
    text: str


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A photo that was sent: its `key` in the photo store, or the `trouble` that keeps it from being one."""

    key: str = ""
    trouble: str = ""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a parent sent. `choice` is what a tapped button or list item carries, as a Reply gave it; `about` is the
    step that a quoted message of ours had asked; `sent_at` is when it was sent, where it comes late;
    it is `followed` where the next one was there already; `opt_out` is "STOP", "START" or "HELP" where Twilio itself
    has answered the word already.
    """

    sid: str
    text: str = ""
    choice: str = ""
    kind: str = "text"
    about: str = ""
    opt_out: str = ""
    sent_at: datetime | None = None
    followed: bool = False
    picture: Picture | None = None


class Unclear(msgspec.Struct, frozen=True, kw_only=True):
    """A message that no table could read, and all that a language model is shown of it: the `prompt` of the `question`
    and the `text`, both without the names that the club knows, and the `values` to choose from; without any, a date.
    """

    question: str
    prompt: str
    text: str
    values: list[str] = []


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """What a language model took a message for at the question `about`, in words that a parent might have typed; "" for
    nothing.
    """

    about: str
    said: str = ""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the house knows beside the conversation: what is `taken` in the player's team (see holds.py), the statuses
    of registrations of the same player by `others`, and a `token` that nobody can guess, for a link. `looked` is False
    where nobody has looked at what is taken. `may_guess` is whether a language model may be asked what no table can
    read, and `guess` what it said.
    """

    taken: frozenset[str] = frozenset()
    looked: bool = True
    others: tuple[str, ...] = ()
    token: str = ""
    may_guess: bool = False
    guess: Guess | None = None


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What we answer: paragraphs, of which the last asks; and the labels to tap, with what they are about.

    `numbered` says that a label may also be chosen by its place in the list.
    """

    paragraphs: list[str]
    about: str = ""
    labels: list[str] = []
    numbered: bool = True
