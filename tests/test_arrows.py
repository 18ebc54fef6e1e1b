"""The arrows between the rooms, read off the imports:

bot → flows, service; sender → service; local and deploy → all of them; flows and service alone.
Within a package they point one way too: no module and no room imports in a circle, wherever in a file it does so.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from scripts.imports import ROOT, arrows_of_modules, arrows_of_rooms, imports, sources, tops

MAY_IMPORT = {
    "flows": {"flows"},
    "service": {"service"},
    "bot": {"bot", "flows", "service"},
    "sender": {"sender", "service"},
    "local": {"local", "bot", "sender", "service", "flows", "deploy"},
    "deploy": {"deploy", "bot", "sender", "service", "flows"},
}
MAY_BE_IMPORTED_BY = {
    "local": {"local", "tests", "benchmarks", "scripts", "start.py"},
    "deploy": {"deploy", "local", "tests", "benchmarks"},
}
OURS = {"flows", "service", "bot", "sender", "local", "deploy", "tests", "benchmarks", "scripts"}
ROOMS = [room for room in MAY_IMPORT if (ROOT / room).is_dir()]
WITHOUT_CIRCLES = ("flows", "service", "sender", "bot", "local", "deploy")

# What each room of a package may import of its package. A package's own files are rooms of their own, by their names.
WITHIN = {
    "flows": {
        "language": set(),
        "answers.basics": {"language"},
        "answers.addresses": {"answers.basics", "language"},
        "answers.contact_details": {"answers.basics", "language"},
        "answers.dates": {"answers.basics", "language"},
        "answers.particulars": {"answers.basics", "answers.dates", "language"},
        "answers.people": {"answers.basics", "answers.contact_details", "language"},
        "answers": {
            "answers.basics",
            "answers.addresses",
            "answers.contact_details",
            "answers.dates",
            "answers.particulars",
            "answers.people",
            "language",
        },
        "safeguarding": {"language"},
        "small_talk": {"answers.basics", "language", "safeguarding"},
        "london": set(),
        "money": set(),
        "fees": {"money", "records"},
        "records": set(),
        "templates": {"answers", "fees", "money", "records"},
        "grammar": {"answers", "answers.basics", "language", "london", "records", "templates"},
        "families": {"answers", "grammar", "language", "records", "templates"},
        "understanding": {
            "answers",
            "answers.basics",
            "answers.dates",
            "families",
            "grammar",
            "language",
            "london",
            "records",
            "small_talk",
            "templates",
        },
        "engine": {
            "answers",
            "answers.basics",
            "families",
            "grammar",
            "language",
            "london",
            "records",
            "small_talk",
            "templates",
            "understanding",
        },
        "particulars": {"fees", "money", "records", "registration", "templates"},
        "payments": {"fees", "london", "money", "records", "registration"},
        "registration": {
            "answers",
            "answers.basics",
            "answers.dates",
            "engine",
            "families",
            "grammar",
            "fees",
            "language",
            "london",
            "money",
            "records",
            "registration.implied",
            "registration.learned",
            "registration.medical",
            "templates",
            "understanding",
        },
        "registration.implied": {"answers", "answers.basics", "answers.particulars", "grammar", "language", "records"},
        "registration.learned": set(),
        "registration.medical": {
            "answers",
            "answers.basics",
            "answers.particulars",
            "language",
            "records",
            "registration.implied",
        },
        "registration.club_questions": {
            "answers",
            "answers.basics",
            "answers.dates",
            "answers.particulars",
            "answers.people",
            "engine",
            "grammar",
            "language",
            "london",
            "records",
            "registration",
        },
        "reminders": {"engine", "families", "grammar", "london", "records", "templates", "understanding"},
    },
}

# The rooms and modules within a service, from the top down: each imports of those below and beside it in its own room.
FLOORS = {
    "sender": ("commands suppression deadletters templates token", "lambda_handler wsgi", "app", "api worker",
               "feedback", "webhooks", "fields auth pace", "store", "text logs settings"),
    "bot": ("keys contents deadletters bulk", "commands lambda_handler wsgi", "process", "app", "assembly", "entry",
            "desk", "web", "access", "payments", "club", "scheduled", "safety", "messages", "pictures", "whatsapp",
            "store", "settings", "references", "logs", "aws errors"),
}  # fmt: skip

# What flows/ may use: itself, pure libraries, and what computes. No clock, network, files of others or environment.
PURE_LIBRARIES = {"transitions", "msgspec", "phonenumbers", "email_validator"}
IMPURE = set(
    "os io sys time random secrets uuid socket ssl http urllib subprocess threading multiprocessing asyncio signal "
    "select logging tempfile shutil sqlite3 platform getpass locale ctypes".split()
)
CLOCKS = {"now", "utcnow", "today"}


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


@pytest.mark.parametrize("package", FLOORS)
def test_within_a_service_the_arrows_point_down(package: str):
    floors = {name: floor for floor, names in enumerate(FLOORS[package]) for name in names.split()}
    wrong = []
    for source in sources(package):
        here = source.relative_to(ROOT / package).with_suffix("").parts[0]
        for other in {name.split(".")[1] for name in imports(source) if name.startswith(f"{package}.")} - {here}:
            if here != "__init__" and floors[other] <= floors[here]:
                wrong.append(f"{source.relative_to(ROOT)} imports {package}.{other}")
    assert wrong == []


@pytest.mark.parametrize(("room", "may"), MAY_BE_IMPORTED_BY.items())
def test_what_stands_around_the_services_is_not_imported_by_them(room: str, may: set[str]):
    places = [path.name for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    importing = {place for place in places for source in sources(place) if room in tops(source)}
    assert importing <= may


def circle(arrows: Mapping[str, Iterable[str]]) -> str:
    """A way that leads back to where it began, or "" where there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return " → ".join(reversed(error.args[1]))
    return ""


@pytest.mark.parametrize("package", [*WITHOUT_CIRCLES, "benchmarks", "scripts", "tests"])
def test_no_module_imports_in_a_circle(package: str):
    assert circle(arrows_of_modules(package)) == ""


@pytest.mark.parametrize("package", WITHOUT_CIRCLES)
def test_no_room_imports_in_a_circle(package: str):
    assert circle(arrows_of_rooms(package)) == ""


@pytest.mark.parametrize("package", WITHIN)
def test_a_room_of_a_package_imports_only_what_it_may(package: str):
    rooms = arrows_of_rooms(package)
    rooms.pop("__init__", None)
    wrong = {room: sorted(imported - WITHIN[package].get(room, set())) for room, imported in rooms.items()}
    assert {room: imported for room, imported in wrong.items() if imported} == {}
    assert set(WITHIN[package]) == set(rooms), "every room has its line in the table"


def test_a_circle_is_told_by_its_way():
    assert circle({"a": ["b"], "b": ["c"], "c": []}) == ""
    assert circle({"a": ["b"], "b": ["c"], "c": ["a"]}) in {"a → b → c → a", "b → c → a → b", "c → a → b → c"}


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


def test_flows_opens_nothing_but_the_words_and_what_was_learned():
    """Its own templates are read once, by templates.py, and classifiers when they are first asked, by classifier.py."""
    reading = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "glob", "input", "print"}
    for source in (each for each in sources("flows") if each.name not in {"templates.py", "classifier.py"}):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                assert called not in reading, f"{source.name}:{node.lineno} {called}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_states_its_rule(room: str):
    rule = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8")))
    assert rule, f"{room}/__init__.py says nothing"
    assert "mports" in rule
    for other in MAY_IMPORT[room] - {room, "flows", "service", "sender", "deploy"}:
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
        ("bot.entry", "gocardless_pro"),
        ("bot.entry", "bot.payments.checkout"),
        ("bot.app", "gocardless_pro"),
    ],
)
def test_a_cold_start_does_not_pay_for_what_a_request_may_not_need(module: str, slow: str):
    code = f"import sys, {module}; sys.exit({slow!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, f"{module} imports {slow}: {done.stderr}"
