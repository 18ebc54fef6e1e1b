"""What a benchmark found, each number beside its limit."""

from collections.abc import Iterable
from dataclasses import dataclass
from inspect import cleandoc


@dataclass(frozen=True)
class Row:
    """One number. `limit` is the most that it may be; without one it is a fact."""

    what: str
    value: float
    unit: str = ""
    limit: float | None = None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        value = _shown(self.value, self.unit)
        if self.limit is None:
            return self.what, value, "", ""
        return self.what, value, _shown(self.limit, self.unit), "ok" if self.value <= self.limit else "over"


class Table:
    """A benchmark's rows. `how` is its module's docstring: the title, then how it is measured."""

    HEAD = ("", "measured", "at most", "")

    def __init__(self, how: str, rows: Iterable[Row]):
        self.title, _, self.how = cleandoc(how).partition("\n\n")
        self._lines = [self.HEAD, *(row.cells for row in rows)]

    @property
    def is_over(self) -> bool:
        """Whether a number is more than it may be."""
        return any(verdict == "over" for *_, verdict in self._lines)

    def text(self) -> str:
        name, value, most, _ = (max(map(len, column)) for column in zip(*self._lines, strict=True))
        lines = (
            f"  {what:<{name}}  {measured:>{value}}  {limit:>{most}}  {verdict}".rstrip()
            for what, measured, limit, verdict in self._lines
        )
        return "\n".join([self.title, *lines, ""])

    def markdown(self) -> str:
        head, *rows = ("| " + " | ".join(line) + " |" for line in self._lines)
        return "\n".join([f"**{self.title}**", "", head, "|---|--:|--:|---|", *rows, "", self.how, ""])


def _shown(value: float, unit: str) -> str:
    digits = 0 if value == int(value) or abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()
