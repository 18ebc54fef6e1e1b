"""The words of the invite's payment line: one paragraph, with `{fee}` and `{monthly}` where the figures belong."""

from flows.registration.invites import LINK
from flows.templates import WHATSAPP

FIGURES = {"{fee}": "{membership_fee}", "{monthly}": "{monthly_fee}"}


def read_line(text: str) -> str:
    """The words themselves; "" for the usual ones. Raises ValueError with the remedy."""
    if not text:
        return ""
    bare = text
    for figure in FIGURES:
        if text.count(figure) != 1:
            raise ValueError(f"must have {figure} once")
        bare = bare.replace(figure, "")
    if "{" in bare or "}" in bare:
        raise ValueError("must have no other braces than those of {fee} and {monthly}")
    if LINK.search(bare):
        raise ValueError("must be without a web address: parents get their own link later")
    return text


def usual_line() -> str:
    """That of templates/whatsapp/invite.txt."""
    line = next(each for each in WHATSAPP["invite"].split("\n\n") if "{membership_fee}" in each)
    for figure, name in FIGURES.items():
        line = line.replace(name, figure)
    return line


def invite_with(line: str) -> str:
    """The invite's template with this payment line, or with its own where there is none."""
    if not line:
        return WHATSAPP["invite"]
    for figure, name in FIGURES.items():
        line = line.replace(figure, name)
    return "\n\n".join(line if "{membership_fee}" in each else each for each in WHATSAPP["invite"].split("\n\n"))
