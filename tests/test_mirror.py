"""The test of a thing is found by its place: tests/ has the folders of the code."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WITH_CODE = ("benchmarks", "bot", "deploy", "flows", "local", "scripts", "sender", "service")
# What is tried elsewhere, and where.
ELSEWHERE = {
    "benchmarks": "tests/test_docs.py",  # measured; what they print stands in docs/performance.md
    "benchmarks/support": "tests/test_docs.py",
    "flows/registration/implied": "tests/flows/registration/chats/test_second_look.py",  # heard in the chat
    "flows/registration/medical": "tests/flows/registration/chats/test_second_look.py",
    "local/rehearsal": "tests/stage/test_production.py",  # which rehearses
    "scripts/fuzz": "tests/flows/answers/test_every_kind.py",  # plays for hours what that plays for seconds
    "scripts/understanding": "tests/flows/understanding/test_other_words.py",  # which judges by it
    "sender/fields": "tests/sender/api/test_request.py",
}
PICNIC = ROOT / "tests" / "flows" / "engine"
OF_THE_ENGINE = sorted(set(PICNIC.glob("test_*.py")) - {PICNIC / "test_other_words.py"})
OF_THE_CLUB = re.compile(r"flows\.registration|tests\.support\.chats\.(?:examples|seasons)")


def rooms() -> list[str]:
    """Every folder that has code beside its first line."""
    there = {path.parent for room in WITH_CODE for path in (ROOT / room).rglob("*.py") if path.name != "__init__.py"}
    return sorted(str(folder.relative_to(ROOT)) for folder in there)


@pytest.mark.parametrize("room", rooms())
def test_each_room_has_its_folder_or_its_file(room: str):
    folder = ROOT / "tests" / room
    assert any(folder.rglob("test_*.py")) or (folder.parent / f"test_{folder.name}.py").exists() or room in ELSEWHERE


@pytest.mark.parametrize(("room", "where"), ELSEWHERE.items())
def test_what_is_tried_elsewhere_is(room: str, where: str):
    assert room in rooms()
    assert (ROOT / where).exists()


@pytest.mark.parametrize(
    "path", sorted(set(PICNIC.glob("test_*.py")) - {PICNIC / "test_other_words.py"}), ids=lambda path: path.name
)
def test_the_engines_own_tests_play_the_picnic(path: Path):
    """All but the table of what parents said in words of their own, which was said to the club's questions."""
    assert not OF_THE_CLUB.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("runner", [".ci/run", "start.py"])
def test_what_is_run_by_name_is_there(runner: str):
    """Also where a shell writes several in one: `tests/bot/{store,web}`."""
    named = re.findall(r"\btests/[\w./{},]*\w}?", (ROOT / runner).read_text(encoding="utf-8"))
    assert named
    for each in named:
        start, brace, listed = each.partition("{")
        for end in listed.rstrip("}").split(",") if brace else [""]:
            assert (ROOT / f"{start}{end}").exists(), f"{start}{end}"
