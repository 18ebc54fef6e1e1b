"""The map of docs/architecture.md, drawn from the imports: `python -m scripts.rooms` writes it anew."""

import ast
import re
from collections.abc import Collection, Mapping

from scripts.imports import ROOT, arrows_of_rooms, sources, tops

PAGE = ROOT / "docs" / "architecture.md"
MAP = re.compile(r"(?<=```mermaid\n)flowchart TB\n.*?(?=```)", re.DOTALL)
PACKAGES = {"local": "one machine", "deploy": "production", "bot": "how we talk", "sender": "how we notify",
            "flows": "what we ask; pure", "service": "what bot and sender share"}  # fmt: skip
SHOWN = ("bot", "sender", "flows")  # the rooms of these
TITLE = re.compile(r"[^:.;,]+")
Arrows = Mapping[str, Collection[str]]


def page() -> str:
    """The page with the map as it is."""
    return MAP.sub(lambda _: drawn(), PAGE.read_text(encoding="utf-8"))


def drawn() -> str:
    """The map: the packages, and the rooms of three of them, each with what it is for."""
    lines = ["flowchart TB"]
    for package, what in PACKAGES.items():
        lines += _of_rooms(package, what) if package in SHOWN else [f'  {package}["{package}/<br/>{what}"]']
    apart = {package: set().union(*map(tops, sources(package))) & PACKAGES.keys() - {package} for package in PACKAGES}
    lines += [f"  {here} --> {there}" for here, there in shortest(apart)]
    return "\n".join(lines) + "\n"


def shortest(arrows: Arrows) -> list[tuple[str, str]]:
    """The arrows that no longer way stands for."""
    reached = {here: reach(arrows, here) for here in arrows}
    return [
        (here, there)
        for here in sorted(arrows)
        for there in sorted(arrows[here])
        if not any(there in reached[other] for other in arrows[here])
    ]


def reach(arrows: Arrows, here: str) -> set[str]:
    """All that is led to from there, at whatever distance."""
    found: set[str] = set()
    new = set(arrows.get(here, ()))
    while new:
        found |= new
        new = {each for other in new for each in arrows.get(other, ())} - found
    return found


def _of_rooms(package: str, what: str) -> list[str]:
    titles = {
        path.parent.name: _title(path.read_text(encoding="utf-8")) for path in ROOT.glob(f"{package}/*/__init__.py")
    }
    whole = {name: set[str]() for name in {each.partition(".")[0] for each in arrows_of_rooms(package)}}
    for name, there in arrows_of_rooms(package).items():
        room = name.partition(".")[0]
        whole[room] |= {each.partition(".")[0] for each in there} - {room}
    between = {room: reach(whole, room) & titles.keys() for room in sorted(titles)}
    nodes = [f'    {package}_{room}["{room}/<br/>{titles[room]}"]' for room in sorted(titles)]
    arrows = [f"    {package}_{here} --> {package}_{there}" for here, there in shortest(between)]
    return [f"  subgraph {package} [{package}/ · {what}]", *nodes, *arrows, "  end"]


def _title(source: str) -> str:
    """The first line of a room up to its first mark."""
    said = TITLE.match(ast.get_docstring(ast.parse(source)) or "")
    return said[0].strip().replace("\n", " ") if said else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
