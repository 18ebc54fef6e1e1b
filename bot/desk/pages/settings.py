"""The club's settings: what is in force and who said it, a form for each part, and what was changed."""

import hashlib
import json
from collections.abc import Mapping

from flask import Response, request
from werkzeug.exceptions import NotFound

from bot.club.payment_line import standing
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.roles import May
from bot.desk.people.trail import SETTINGS
from bot.desk.settings.changes import Changes, differing
from bot.desk.settings.parts import Part
from bot.desk.settings.payment_line import PAYMENT_LINE
from bot.desk.settings.table import PARTS
from bot.desk.settings.teams import TEAMS, part_of, with_another_manager
from flows.particulars.table import IN_THE_FILE, with_texts
from flows.registration.invites import Faults
from flows.templates import Club


class Overtaken(Exception):
    """What the form showed was changed meanwhile."""


def pages(parts: Parts) -> list[Page]:
    settings = Settings(parts)
    return [
        Page("settings", "GET", "/desk/settings", May.SETTINGS, settings.show),
        Page("setting", "GET", "/desk/settings/<name>", May.SETTINGS, settings.asks),
        Page("change_setting", "POST", "/desk/settings/<name>", May.SETTINGS, settings.change),
    ]


class Settings:
    def __init__(self, parts: Parts):
        self._trail, self._once, self._particulars, self._roll = parts.trail, parts.once, parts.particulars, parts.roll
        self._templates = parts.templates
        self._changes = Changes(parts.particulars, parts.trail)

    def show(self, visit: Visit) -> Response:
        words = self._particulars.read()
        club, written = self._particulars.standing(words), self._particulars.written
        season = self._roll.season(visit.season)
        rows = [
            (part, part.shown(club), {row.label: row.value for row in part.shown(written)}) for part in PARTS.values()
        ]
        return shown(
            "settings.html",
            visit,
            parts=rows,
            said=words.said,
            in_the_file=IN_THE_FILE,
            steps=self._trail.of(SETTINGS),
            others={team.side: len(with_another_manager(team, season)) for team in club.teams},
            standing={PAYMENT_LINE.name: standing(club, self._templates)},
        )

    def asks(self, visit: Visit, name: str) -> Response:
        part, club = _part(name), self._now()
        return self._form(visit, part, club, part.typed(club), {}, 200)

    def change(self, visit: Visit, name: str) -> Response:
        """Nothing is changed before it was looked at once more, nor over what somebody else changed meanwhile."""
        part, club = _part(name), self._now()
        typed = {each.name: request.form.get(each.name, "") for each in part.inputs}
        try:
            texts = part.read(typed, club)
            changed = differing(club, texts)
        except Faults as faults:
            return self._form(visit, part, club, typed, faults.errors, 400)
        if changed and request.form.get("seen") != _seen(part, club):
            return self._overtaken(visit, part, typed, texts)
        if changed and request.form.get("sure") != "yes":
            return self._sure(visit, part, club, typed, texts)
        try:
            self._done(visit, part, typed)
        except Overtaken:
            return self._overtaken(visit, part, typed, texts)
        return on_to(part.then(typed))

    def _now(self) -> Club:
        return self._particulars.standing(self._particulars.read())

    def _sure(
        self, visit: Visit, part: Part, club: Club, typed: Mapping[str, str], texts: Mapping[str, str]
    ) -> Response:
        after = with_texts(club, texts)
        before, now = ({row.label: row.value for row in part.shown(each)} for each in (club, after))
        rows = [(label, before.get(label, ""), now.get(label, "")) for label in before | now]
        return shown(
            "setting_sure.html",
            visit,
            part=part,
            rows=[row for row in rows if row[1] != row[2]],
            typed=typed,
            seen=_seen(part, club),
            meets=part.meets(club, after, self._roll.season(visit.season)),
        )

    def _done(self, visit: Visit, part: Part, typed: Mapping[str, str]) -> None:
        """A second press finds it done. Raises Overtaken."""

        def wanted(club: Club) -> dict[str, str]:
            texts = part.read(typed, club)
            if differing(club, texts) and request.form.get("seen") != _seen(part, club):
                raise Overtaken
            return texts

        with self._once.form(visit) as is_to_be_done:
            if is_to_be_done:
                self._changes.make(wanted, visit.person.email, visit.now)

    def _overtaken(self, visit: Visit, part: Part, typed: Mapping[str, str], texts: Mapping[str, str]) -> Response:
        """What somebody else did stands above the form, which keeps what was typed."""
        words = self._particulars.read()
        club = self._particulars.standing(words)
        meant = {row.label: row.value for row in part.shown(with_texts(club, texts))}
        rows = [row for row in part.shown(club) if row.name in words.said and meant.get(row.label) != row.value]
        told = "; ".join(f"{row.label} is {row.value}, by {words.said[row.name].by}" for row in rows)
        fault = f"The settings were changed meanwhile. {told}"
        return self._form(visit, part, club, typed, {part.inputs[0].name: fault}, 409)

    def _form(
        self, visit: Visit, part: Part, club: Club, typed: Mapping[str, str], errors: Mapping[str, str], status: int
    ) -> Response:
        return shown("setting.html", visit, status, part=part, typed=typed, errors=errors, seen=_seen(part, club))


def _part(name: str) -> Part:
    if name not in PARTS:
        raise NotFound
    return part_of(request.args.get("of", "")) if name == TEAMS.name else PARTS[name]


def _seen(part: Part, club: Club) -> str:
    """Tells what a form shows from what it would show otherwise."""
    return hashlib.sha256(json.dumps(part.typed(club)).encode()).hexdigest()[:16]
