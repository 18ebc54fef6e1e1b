"""The club's settings: what is in force and who said it, a form for each part, and what was changed."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import Response, request
from werkzeug.exceptions import NotFound

from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.roles import May
from bot.desk.people.trail import SETTINGS, Step
from bot.store.particulars import Word, Words
from flows.answers import normalise_phone
from flows.particulars import PARTICULARS

OFFICER = {"officer": "Name", "phone": "Phone", "email": "E-mail address"}
HEARD = "Parents are given this name and phone, and alerts of a child's safety go there, within a minute."


class Part(NamedTuple):
    """Settings that are changed together: labels by their names, and what follows for the parents."""

    name: str
    title: str
    labels: Mapping[str, str]
    hears: str


def _officer(who: str) -> dict[str, str]:
    return {f"{who}_{name}": label for name, label in OFFICER.items()}


PARTS = {
    part.name: part
    for part in (
        Part(
            "contact",
            "Whom parents write to",
            {"contact": "E-mail address"},
            "Parents are given this address, and the digest goes there, within a minute.",
        ),
        Part("welfare", "Welfare officer", _officer("welfare"), HEARD),
        Part("deputy", "Second officer", _officer("deputy"), HEARD),
    )
}


def pages(parts: Parts) -> list[Page]:
    settings = Settings(parts)
    return [
        Page("settings", "GET", "/desk/settings", May.SETTINGS, settings.show),
        Page("setting", "GET", "/desk/settings/<name>", May.SETTINGS, settings.asks),
        Page("change_setting", "POST", "/desk/settings/<name>", May.SETTINGS, settings.change),
    ]


class Settings:
    def __init__(self, parts: Parts):
        self._trail, self._once, self._particulars = parts.trail, parts.once, parts.particulars

    def show(self, visit: Visit) -> Response:
        words = self._particulars.read()
        return shown(
            "settings.html",
            visit,
            parts=PARTS.values(),
            club_now=self._particulars.standing(words),
            written=self._particulars.written,
            said=words.said,
            steps=self._trail.of(SETTINGS),
        )

    def asks(self, visit: Visit, name: str) -> Response:
        return self._form(visit, _part(name), self._particulars.read(), {}, 200)

    def change(self, visit: Visit, name: str) -> Response:
        """Nothing is changed before it was looked at once more, nor over what somebody else changed meanwhile."""
        part, words, typed = _part(name), self._particulars.read(), _typed(_part(name))
        changed = self._changed(words, typed)
        errors = {
            each: f"Enter {PARTICULARS[each].remedy}" for each in typed if not PARTICULARS[each].fits(typed[each])
        }
        if errors:
            return self._form(visit, part, words, errors, 400)
        if request.form.get("version") != str(words.version):
            return self._overtaken(visit, part, words)
        if changed and request.form.get("sure") != "yes":
            now = self._particulars.standing(words)
            return shown(
                "setting_sure.html", visit, part=part, now=now, typed=typed, changed=changed, version=words.version
            )
        with self._once.form(visit) as is_to_be_done:
            if is_to_be_done and changed and not self._keep(visit, words, changed):
                return self._overtaken(visit, part, self._particulars.read())
        return on_to("/desk/settings")

    def _changed(self, words: Words, typed: Mapping[str, str]) -> dict[str, str]:
        now = self._particulars.standing(words)
        return {name: value for name, value in typed.items() if value != getattr(now, name)}

    def _keep(self, visit: Visit, words: Words, changed: Mapping[str, str]) -> bool:
        now, who = self._particulars.standing(words), visit.person.email
        what = "; ".join(f"{_called(name)}: {getattr(now, name)} → {value}" for name, value in changed.items())
        said = {name: Word(value, who, visit.now) for name, value in changed.items()}
        return self._particulars.keep(words, said, self._trail.items(Step(visit.now, who, what, SETTINGS)))

    def _overtaken(self, visit: Visit, part: Part, words: Words) -> Response:
        """What somebody else did stands above the form, which keeps what was typed."""
        now = self._particulars.standing(words)
        told = "; ".join(
            f"{label} is {getattr(now, name)}, by {words.said[name].by}"
            for name, label in part.labels.items()
            if name in words.said
        )
        return self._form(
            visit, part, words, {next(iter(part.labels)): f"The settings were changed meanwhile. {told}"}, 409
        )

    def _form(self, visit: Visit, part: Part, words: Words, errors: Mapping[str, str], status: int) -> Response:
        now = self._particulars.standing(words)
        values = {name: request.form.get(name, getattr(now, name)) for name in part.labels}
        return shown("setting.html", visit, status, part=part, values=values, errors=errors, version=words.version)


def _part(name: str) -> Part:
    if name not in PARTS:
        raise NotFound
    return PARTS[name]


def _called(name: str) -> str:
    return name.replace("_", " ")


def _typed(part: Part) -> dict[str, str]:
    """What the form holds, a phone number as it is kept where it is one."""
    return {name: _tidy(name, " ".join(request.form.get(name, "").split())) for name in part.labels}


def _tidy(name: str, text: str) -> str:
    if not name.endswith("_phone"):
        return text
    number = normalise_phone(text)
    return number if isinstance(number, str) else text
