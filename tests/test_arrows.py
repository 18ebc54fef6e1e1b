"""The arrows between the rooms, read off the imports:

bot → flows; local → bot, sender; deploy → bot, sender, flows; flows and sender alone.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "flows": {"flows"},
    "bot": {"bot", "flows"},
    "sender": {"sender"},
    "local": {"local", "bot", "sender", "flows", "deploy"},
    "deploy": {"deploy", "bot", "sender", "flows"},
}
MAY_BE_IMPORTED_BY = {
    "local": {"local", "tests", "benchmarks", "scripts", "start.py"},
    "deploy": {"deploy", "local", "tests", "benchmarks"},
}
# Within the bot a room imports only itself and what stands to its right, and the modules beside the rooms.
ROOMS_OF_THE_BOT = ("web", "club", "messages", "store", "logs")
OURS = {"flows", "bot", "sender", "local", "deploy", "tests", "benchmarks", "scripts"}
ROOMS = [room for room in MAY_IMPORT if (ROOT / room).is_dir()]

# What flows/ may use: itself, pure libraries, and what computes. No clock, network, files of others or environment.
PURE_LIBRARIES = {"transitions", "msgspec", "phonenumbers", "email_validator"}
IMPURE = set(
    "os io sys time random secrets uuid socket ssl http urllib subprocess threading multiprocessing asyncio signal "
    "select logging tempfile shutil sqlite3 platform getpass locale ctypes".split()
)
CLOCKS = {"now", "utcnow", "today"}


def sources(*places: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def imports(source: Path) -> set[str]:
    """The modules that a file imports, anywhere in it, by their full names."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source}: imports are absolute, so that arrows can be read"
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module" and node.args:
            found |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    return found


def tops(source: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(source)}


def test_there_is_something_to_read():
    assert {"flows", "bot", "local"} <= set(ROOMS)
    assert "flows" in tops(ROOT / "bot" / "messages" / "inbox.py")
    assert "bot" in {name for source in sources("local") for name in tops(source)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room: str):
    wrong = {
        str(source.relative_to(ROOT)): sorted((tops(source) & OURS) - MAY_IMPORT[room])
        for source in sources(room)
        if (tops(source) & OURS) - MAY_IMPORT[room]
    }
    assert wrong == {}


@pytest.mark.parametrize("room", ROOMS_OF_THE_BOT)
def test_the_rooms_of_the_bot_point_one_way(room: str):
    above = ROOMS_OF_THE_BOT[: ROOMS_OF_THE_BOT.index(room)]
    wrong = {
        str(source.relative_to(ROOT)): sorted(name for name in imports(source) if _room_of_the_bot(name) in above)
        for source in sources(f"bot/{room}")
    }
    assert {source: names for source, names in wrong.items() if names} == {}


def _room_of_the_bot(name: str) -> str:
    """`"store"` of `"bot.store.items"`; "" of what is none of the bot's."""
    package, _, rest = name.partition(".")
    return rest.partition(".")[0] if package == "bot" else ""


@pytest.mark.parametrize(("room", "may"), MAY_BE_IMPORTED_BY.items())
def test_what_stands_around_the_services_is_not_imported_by_them(room: str, may: set[str]):
    places = [path.name for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    importing = {place for place in places for source in sources(place) if room in tops(source)}
    assert importing <= may


def test_flows_is_pure():
    for source in sources("flows"):
        used = tops(source) - {"flows", "__future__"}
        assert used <= PURE_LIBRARIES | set(sys.stdlib_module_names) - IMPURE, f"{source.name}: {used}"


def test_flows_never_asks_what_time_it_is():
    """The time comes in as an argument."""
    for source in sources("flows"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                asked = ast.unparse(node.func.value).rpartition(".")[2]
                assert asked not in {"datetime", "date", "time"}, f"{source.name}:{node.lineno}"


def test_flows_opens_nothing_but_the_words():
    """Its own templates are read once, by templates.py."""
    reading = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "glob", "input", "print"}
    for source in sources("flows"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                assert called not in reading or source.name == "templates.py", f"{source.name}:{node.lineno} {called}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_states_its_rule(room: str):
    rule = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8")))
    assert rule, f"{room}/__init__.py says nothing"
    assert "mports" in rule
    for other in MAY_IMPORT[room] - {room, "flows", "sender", "deploy"}:
        assert f"{other}/" in rule


@pytest.mark.parametrize(
    ("module", "slow"),
    [
        ("bot.web.webhook", "twilio.rest"),  # 80 ms of a cold start, needed only where something is sent
        ("bot.app", "twilio.rest"),
        ("bot.app", "phonenumbers"),
        ("bot.app", "email_validator"),
        ("bot.entry", "flows.registration.questions"),  # and all the words that parents use: 50 ms
        ("bot.entry", "bot.store.store"),
        ("bot.lambda_handler", "flows.registration.questions"),
    ],
)
def test_a_cold_start_does_not_pay_for_what_a_request_may_not_need(module: str, slow: str):
    code = f"import sys, {module}; sys.exit({slow!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, f"{module} imports {slow}: {done.stderr}"
