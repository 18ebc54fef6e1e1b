"""The name of somebody who is no party to the registration: as anybody would write it, not as on a passport."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flows.answers.basics.kinds import Answer, Misunderstood, sentence_case
from flows.answers.people.names import FullName

_NAME = FullName()


@dataclass(frozen=True, slots=True)
class ContactName:
    """A first and last name. `of` names the question: "second emergency contact"."""

    of: str = "name"

    choices = ()
    example = "Robin Carter"

    def read(self, text: str, today: date) -> Answer:
        """The name, as a full name is read; what is asked for is put in the question's own words."""
        heard = _NAME.read(text, today)
        if not isinstance(heard, Misunderstood):
            return heard
        remedy = f"{sentence_case(self.of)} must be a first and a last name, for example Sam Smith"
        return replace(heard, remedy=remedy, again="Reply with the first and last name and nothing else")

    def show(self, value: object) -> str:
        """The name itself."""
        return str(value)
