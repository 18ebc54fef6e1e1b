"""The words of the invite's payment line, which WhatsApp looks at before they go out."""

from bot.desk.settings.parts import Group, Input, Part, Row, Typed
from flows.particulars.payment_lines import read_line, usual_line
from flows.particulars.table import PARTICULARS
from flows.registration.invites import Faults
from flows.templates import Club


def _read(typed: Typed, _: Club) -> dict[str, str]:
    """Emptied, or put back, the line is the usual one."""
    text = " ".join(typed["line"].split())
    if text in {"", usual_line()}:
        return {"payment_line": ""}
    if not PARTICULARS["payment_line"].fits(text):
        raise Faults({"line": f"The words {_fault(text)}"})
    return {"payment_line": text}


def _fault(text: str) -> str:
    try:
        read_line(text)
    except ValueError as fault:
        return str(fault)
    return "must be 40 to 400 characters"


PAYMENT_LINE = Part(
    "payment-line",
    "The invite's payment line",
    ("payment_line",),
    "WhatsApp looks at new words first, which takes minutes, at the most two days; until it approves, invites go out "
    "with the words of before. Who is invited already is told nothing.",
    [
        Group(
            "",
            [Input("line", "Words", "area", "{fee} and {monthly} stand where the figures belong, each behind its £.")],
        )
    ],
    typed=lambda club: {"line": club.payment_line or usual_line()},
    read=_read,
    shown=lambda club: [Row("Words", club.payment_line or usual_line(), "payment_line")],
    intro="The paragraph of the WhatsApp invite that says what is to be paid. Leave it empty for the usual words.",
)
