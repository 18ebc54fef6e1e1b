"""Registrations as a CSV, for the club's programs and spreadsheets: a row each, the answers as a person reads them.

A column for every question, under the name that it has everywhere. The answers stand in it as the parent last sent
them to the club. Numbers and dates are data: E.164 and ISO 8601, with nothing before them, so that a program need not
know what a spreadsheet would do. Neither can be a formula. People have the desk's sheets, as .xlsx too.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.club.csv_cells import neutral
from bot.club.serialize import NOTES, payment
from bot.store.registrations import Row
from flows.grammar.flow import Flow
from flows.grammar.steps import Question
from flows.grammar.summary import shown
from flows.records import Registration

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252, and José for JosÃ©
DATA = re.compile(r"\+[1-9]\d{6,14}|\d{4}-\d{2}-\d{2}")
WITHHELD = "Needs the scope medical"  # there is something, for another key to see
ABOUT = (
    "reference", "season", "team", "age_group", "status", "fee", "direct_debit", "blocked_by", *NOTES, "changed_at",
    "player_invited", "parent_invited", "parent_tel", "manager", "manager_tel",
)  # fmt: skip


def asked(flow: Flow) -> list[Question]:
    """The questions whose answers the summary shows, in its order."""
    return [question for question in flow.questions.values() if question.label]


def header(flow: Flow) -> list[str]:
    return [*ABOUT, *(question.name for question in asked(flow))]


def begun(rows: Iterator[Row]) -> Iterator[Row]:
    """The same, with its first page read: what is wrong is said while there is still a status to say it with."""
    first = next(rows, None)
    return chain([] if first is None else [first], rows)


def lines(rows: Iterable[Row], flow: Flow, *, medical: bool) -> Iterator[str]:
    """The CSV line by line (RFC 4180), every cell quoted, and neutral or data; `medical` as in serialize.py."""
    yield BYTE_ORDER_MARK + csv_line(header(flow))
    for row in rows:
        values = [*_about(row), *_answers(row.registration.for_the_club, flow, medical=medical)]
        yield _line(value if DATA.fullmatch(value) else neutral(value) for value in values)


def _about(row: Row) -> list[str]:
    registration, invite = row.registration, row.registration.invite
    paid = payment(registration)
    return [
        registration.reference,
        invite.season,
        invite.team,
        f"u{invite.age_group}s",
        registration.status,
        paid.fee,
        paid.mandate,
        ", ".join(row.blocked_by),
        *(_noted_at(registration, name) for name in NOTES),
        row.changed_at,
        invite.player,
        invite.parent,
        invite.parent_phone,
        invite.manager_name,
        invite.manager_phone,
    ]


def _noted_at(registration: Registration, name: str) -> str:
    """When it was noted, in ISO; "" where it was not."""
    note = registration.noted.get(name)
    return note.at.isoformat() if note else ""


def _answers(sent: Registration, flow: Flow, *, medical: bool) -> Iterator[str]:
    for each in asked(flow):
        if not each.answered(sent):
            yield ""
        elif each.medical and not medical:
            yield WITHHELD
        else:
            stored = sent.answers[each.name]
            is_data = isinstance(stored, str) and DATA.fullmatch(stored)
            yield stored if is_data else shown(each, sent, flow.questions)


def csv_line(values: Iterable[str]) -> str:
    """One line, every cell quoted and neutralised."""
    return _line(map(neutral, values))


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue()
