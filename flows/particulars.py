"""What a club says of itself and may change from one evening to the next: whom parents write to, and its officers.

The rules are the same for club.toml and for the desk.
"""

import re
from typing import NamedTuple


class Field(NamedTuple):
    """Where a setting stands in the file, how it has to look, and how to get it."""

    place: str
    form: str
    remedy: str

    def fits(self, value: object) -> bool:
        return isinstance(value, str) and re.fullmatch(self.form, value) is not None


NUMBER, ADDRESS = r"\+[1-9]\d{6,14}", r"[^@\s,<>]+@[^@\s,<>]+\.[^@\s,<>]+"
PARTICULARS = {
    "contact": Field("club.contact", ADDRESS, "the e-mail address that parents may write to"),
    "welfare_officer": Field("club.welfare_officer", r"\S.{1,58}\S", "the welfare officer's name"),
    "welfare_phone": Field("club.welfare_phone", NUMBER, "the welfare officer's phone, like +44… without spaces"),
    "welfare_email": Field("club.welfare_email", ADDRESS, "the welfare officer's e-mail address"),
    "deputy_officer": Field(
        "club.deputy_officer",
        r"\S.{1,58}\S",
        "the name of a second officer, who is told of a child's safety where the first does not answer",
    ),
    "deputy_phone": Field("club.deputy_phone", NUMBER, "the second officer's phone, like +44… without spaces"),
    "deputy_email": Field("club.deputy_email", ADDRESS, "the second officer's e-mail address"),
}
