"""The plain text of an HTML e-mail, for the part beside it and for texts: what a reader without HTML should see.

Its time grows with the length alone, whatever the HTML: html.parser takes minutes over 300 KB of unclosed comments.
"""

import re
from html import unescape

MARKUP = re.compile(r"<(?:[a-zA-Z]|/|!)")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
ADDRESS = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
DESCRIPTION = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
UNSEEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("style", "script", "title", "template")}
PARAGRAPHS = set("p div h1 h2 h3 h4 h5 h6 ul ol table blockquote section article main header footer pre".split())
BREAKS = {"br": "\n", "tr": "\n", "hr": "\n", "dt": "\n", "dd": "\n", "li": "\n- ", "td": " ", "th": " "}


def is_markup(text: str) -> bool:
    """Whether a text is HTML rather than words: `a < b` and `<3` are words."""
    return bool(MARKUP.search(text))


def plain_text(html: str) -> str:
    """The words of a piece of HTML: paragraphs apart, list items with a dash, a link's address after its words."""
    reader = _Reader()
    place = 0
    while place < len(html):
        if html[place] != "<":
            place = reader.words(html, place)
        elif html.startswith("<!", place):
            end = html.find("-->", place) if html.startswith("<!--", place) else html.find(">", place)
            place = len(html) if end < 0 else html.index(">", end) + 1
        elif tag := TAG.match(html, place):
            closing, name, attributes = tag[1], tag[2].lower(), tag[3]
            place = tag.end()
            if name in UNSEEN and not closing:
                ended = UNSEEN[name].search(html, place)
                place = ended.start() if ended else len(html)
            reader.tag(name, attributes, closing=bool(closing))
        else:  # no tag: people write `<3`
            place = reader.words(html, place)
    return reader.text()


class _Reader:
    """Collects the pieces of a text; `_links` are the open links, each with the place where its words begin."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._links: list[tuple[str, int]] = []

    def words(self, html: str, place: int) -> int:
        """Take the words up to the next tag, and give its place."""
        end = html.find("<", place + 1)
        end = len(html) if end < 0 else end
        self._pieces.append(unescape(re.sub(r"\s+", " ", html[place:end])))
        return end

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if name == "a":
            self._link(attributes, closing=closing)
        elif name in PARAGRAPHS:
            self._pieces.append("\n\n")
        elif name in BREAKS and not closing:
            self._pieces.append(BREAKS[name])
        elif name == "img" and not closing:
            self._pieces.append(_value(DESCRIPTION, attributes))

    def _link(self, attributes: str, *, closing: bool) -> None:
        if not closing:
            self._links = [(_value(ADDRESS, attributes).removeprefix("mailto:"), len(self._pieces))]
        elif self._links:
            address, begins = self._links.pop()
            if address and address not in "".join(self._pieces[begins:]):
                self._pieces.append(f": {address}")

    def text(self) -> str:
        text = re.sub(r"[ \t\xa0]+", " ", "".join(self._pieces))
        return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip()


def _value(attribute: re.Pattern[str], attributes: str) -> str:
    found = attribute.search(attributes)
    return unescape(next((value for value in found.groups() if value is not None), "")) if found else ""
