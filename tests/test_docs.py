"""Docs that cannot drift."""

import ast
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import NAMES
from flows.grammar.summary import summary_lines
from scripts import desk_pictures, diagram, email_pictures, five_families, performance, pictures, rooms, settings
from tests.support.chats.chat import Chat
from tests.support.limits import limited_rows

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[([^\]]*)\]\((?!https?:)([^)\s]+)\)")


def test_the_diagram_is_drawn_from_this_machine():
    assert diagram.PAGE.read_text(encoding="utf-8") == diagram.page(), "run: python -m scripts.diagram"


def test_the_map_is_drawn_from_the_imports():
    assert rooms.PAGE.read_text(encoding="utf-8") == rooms.page(), "run: python -m scripts.rooms"


def test_the_map_leaves_out_what_a_longer_way_stands_for():
    assert rooms.shortest({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == [("a", "b"), ("b", "c")]


def test_the_settings_are_those_of_the_code():
    assert settings.PAGE.read_text(encoding="utf-8") == settings.page(), "run: python -m scripts.settings"


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_and_every_limit_is_on_the_page(name: str):
    section = performance.sections(performance.PAGE.read_text(encoding="utf-8"))[name]
    for row in limited_rows(name):
        assert row.search(section), f"{row.pattern}: run: python -m scripts.performance {name}"


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str):
    """A file of the project, and where a heading is named, one of that page."""
    for words, address in LINK.findall((ROOT / page).read_text(encoding="utf-8")):
        name, _, heading = address.partition("#")
        target = (ROOT / page).parent / name if name else ROOT / page
        assert target.exists(), f"{words}: {address}"
        assert not heading or heading in headings(target), f"{words}: {address}"


def test_every_function_of_the_walks_exists():
    """A link in code that names no file names a class, a function or a table of the file that it leads to."""
    for name, file in re.findall(r"\[`([A-Za-z_.]+)`\]\(\.\./([^)]+\.py)\)", page_of("architecture.md")):
        assert name.endswith(".py") or name in names_of((ROOT / file).read_text(encoding="utf-8")), f"{name} in {file}"


def page_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def names_of(source: str) -> set[str]:
    """What a module defines at its top, and the methods of its classes with the class before them."""
    found: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign):
            found.add(ast.unparse(node.target))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
            if isinstance(node, ast.ClassDef):
                found |= {f"{node.name}.{each.name}" for each in node.body if isinstance(each, ast.FunctionDef)}
    return found


def headings(page: Path) -> set[str]:
    """The names by which a page's headings are linked to."""
    lines = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}


def test_every_picture_is_taken_by_the_script():
    taken = {file for files in pictures.PICTURES.values() for file in files.values()}
    taken |= {f"{name}-{width}.png" for name in desk_pictures.DESK for width in desk_pictures.WIDTHS}
    taken |= {f"{name}-{window}.png" for name in email_pictures.EMAILS for window in email_pictures.WINDOWS}
    taken |= {f"{name}.png" for name in five_families.HOUSEHOLDS}
    assert taken == {file.name for file in (ROOT / "docs").glob("*.png")}
    shown = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    assert all(file in shown for file in taken)


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_the_question_of_the_guide_is_one_entry():
    """The difference in the guide, applied to the flow as it is, makes a flow that asks the question in its place."""
    guide = (ROOT / "docs" / "add-a-question.md").read_text(encoding="utf-8")
    difference = guide.partition("```diff\n")[2].partition("```")[0]
    subprocess.run(["git", "apply", "--check", "-"], input=difference, text=True, cwd=ROOT, check=True)  # noqa: S607
    hunk = difference.splitlines()[3:]
    before = "\n".join(line[1:] for line in hunk if line.startswith(" "))
    after = "\n".join(line[1:] for line in hunk)
    source = (ROOT / "flows" / "registration" / "questions.py").read_text(encoding="utf-8")
    assert before in source
    source = source.replace(after, before)  # of who has just followed the guide
    module: dict[str, Any] = {"__name__": "flows.registration_with_lifts"}
    exec(compile(source.replace(before, after), "the guide", "exec"), module)  # noqa: S102 our own flow, one entry longer
    asked = list(module["registration"].questions)
    assert asked.index("lifts") == asked.index("photo") - 1
    registration = Chat().registration
    registration.answers["lifts"] = False
    assert "Lifts to away matches: No" in " ".join(summary_lines(module["registration"].questions, registration))
