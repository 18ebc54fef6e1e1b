"""What imports what, read off the code: by module, by room and by package."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def sources(*places: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def imports(source: Path) -> set[str]:
    """The modules that a file imports, anywhere in it, by their full names. Raises ValueError for a relative one."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError(f"{source}: imports are absolute, so that arrows can be read")
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module" and node.args:
            found |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    return found


def tops(source: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(source)}


def modules(package: str) -> dict[str, Path]:
    """A package's modules by their full names; the `__init__` of a room goes by the room's name."""
    named = {source: ".".join(source.relative_to(ROOT).with_suffix("").parts) for source in sources(package)}
    return {name.removesuffix(".__init__"): source for source, name in named.items()}


def room_of(source: Path) -> str:
    """The folder within the package, or the file itself where it stands in none: `"answers.dates"`, `"records"`."""
    _, *folders = source.relative_to(ROOT).parent.parts
    return ".".join(folders) or source.stem


def arrows_of_modules(package: str) -> dict[str, set[str]]:
    """For each module those that it imports, anywhere in it."""
    known = modules(package)
    return {name: set(modules_imported_by(source, set(known))) - {name} for name, source in known.items()}


def modules_imported_by(source: Path, known: set[str]) -> Iterator[str]:
    """`from room import module` imports the module, and `from room import name` what the room's `__init__` gives."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        names = [alias.name for alias in getattr(node, "names", ()) if isinstance(alias, ast.alias)]
        if isinstance(node, ast.ImportFrom):
            names = [each if (each := f"{node.module}.{name}") in known else str(node.module) for name in names]
        yield from known.intersection(names)


def arrows_of_rooms(package: str) -> dict[str, set[str]]:
    known = modules(package)
    arrows: dict[str, set[str]] = {room_of(source): set() for source in known.values()}
    for name, imported in arrows_of_modules(package).items():
        here = room_of(known[name])
        arrows[here] |= {room_of(known[each]) for each in imported} - {here}
    return arrows
