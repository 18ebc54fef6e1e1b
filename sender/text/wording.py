"""What a message says before the names are in: `{name}` stands for a value, put in once and never read again."""

import html
import re
from collections.abc import Mapping
from functools import cached_property

from sender.text.plain_text import is_markup, plain_text

# A name in braces and nothing beside it: `{color:red}`, `{}` and `{ x }` are CSS or words. A `$` before is just a `$`.
PLACEHOLDER = re.compile(r"\{(\w[\w-]*)\}")
NO_HEADER_TAKES = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in, in one pass: what a value says is not looked at. KeyError where one is missing."""
    return PLACEHOLDER.sub(lambda found: values[found[1]], text)


def one_line(text: str) -> str:
    """A text that can stand in a header: a line break or control character in it is a space."""
    return NO_HEADER_TAKES.sub(" ", text).strip()


class Wording:
    """The words of an e-mail (`subject`, `html` and `text`) or of an SMS (`text` alone).

    `template` and its version are None where the words came with the request.
    """

    def __init__(
        self,
        text: str,
        html: str | None = None,
        subject: str | None = None,
        template: str | None = None,
        template_version: str | None = None,
    ):
        self.text, self.html, self.subject = text, html, subject
        self.template, self.template_version = template, template_version

    @cached_property
    def placeholders(self) -> frozenset[str]:
        return frozenset().union(*(placeholders(part) for part in (self.text, self.html, self.subject) if part))

    @property
    def says_nothing(self) -> bool:
        """Whether it is of a template that has no words at all, whatever the values."""
        return self.template is not None and not (self.text.strip() or (self.html or "").strip())

    def missing(self, values: Mapping[str, str]) -> list[str]:
        """The placeholders without a value, sorted."""
        return sorted(self.placeholders - values.keys())

    def surplus(self, values: Mapping[str, str]) -> list[str]:
        """The values that no placeholder asks for, sorted."""
        return sorted(values.keys() - self.placeholders)

    def filled(self, values: Mapping[str, str]) -> "Wording":
        """The same with the values in: escaped in the HTML, as they are in the text, on one line in the subject."""
        return Wording(
            text=fill(self.text, values),
            html=None if self.html is None else fill(self.html, _Escaped(values)),
            subject=None if self.subject is None else one_line(fill(self.subject, values)),
            template=self.template,
            template_version=self.template_version,
        )


def email_wording(body: str, subject: str | None, text: str | None = None, **origin: str) -> Wording:
    """An e-mail of an HTML body, or of plain words, whose lines are kept. The part beside is `text`, or made of it."""
    markup = is_markup(body)
    return Wording(
        text=text or (plain_text(body) if markup else body),
        html=body if markup else body.replace("\n", "<br>\n"),
        subject=subject,
        **origin,
    )


def subject_alone(subject: str) -> Wording:
    """An e-mail that says no more than its subject does: words, whatever they look like."""
    return Wording(text=subject, html=html.escape(subject), subject=subject)


class _Escaped(dict[str, str]):
    """The values as they may stand in HTML, each escaped when it is first asked for."""

    def __init__(self, values: Mapping[str, str]):
        super().__init__()
        self._values = values

    def __missing__(self, name: str) -> str:
        self[name] = html.escape(self._values[name])
        return self[name]
