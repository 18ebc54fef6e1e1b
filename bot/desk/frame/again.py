"""What was typed, given back on a page that can post it once more: nothing is lost with a session, or with a store that
is away.
"""

from typing import NamedTuple

from flask import Response, request

from bot.desk.frame.page import Page, Visit, shown

LARGEST = 64 * 1024  # bytes of a form that is given back
BROUGHT = {"secret", "once", "draft"}  # by every form of ours, beside what was typed


class Typed(NamedTuple):
    """A form as it was posted to `path`, to do what `about` says; `has_files` which cannot be given back."""

    path: str
    about: str
    fields: list[tuple[str, str]]
    has_files: bool = False

    @property
    def by_hand(self) -> list[tuple[str, str]]:
        """What somebody filled in or chose."""
        return [(name, value) for name, value in self.fields if name not in BROUGHT and value.strip()]

    def but(self, *names: str) -> "Typed":
        """The same without these fields."""
        return self._replace(fields=[each for each in self.fields if each[0] not in names])


def what_was_typed(page: Page) -> Typed:
    """The form of this request; without fields where there is none, or one that is too large to be given back."""
    path, about = request.full_path.rstrip("?"), page.about(request.view_args or {})
    if request.method != "POST" or (request.content_length or 0) > LARGEST:
        return Typed(path, about, [])
    return Typed(path, about, list(request.form.items(multi=True)), bool(request.files))


def given_back(visit: Visit, typed: Typed, title: str, text: str, button: str, status: int) -> Response:
    """The page that shows what was typed, and posts it where it was meant to go; not before somebody says so.

    A form whose secret is among its fields is proven by that alone, any other by the session of this visit.
    """
    is_proven = any(name == "secret" for name, _ in typed.fields)
    return shown(
        "again.html", visit, status, typed=typed, title=title, text=text, button=button, is_proven=is_proven
    )  # fmt: skip
