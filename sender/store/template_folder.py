"""The project's own templates: a folder of files, which the table is made to hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sender.store.templates import Template, Templates

ROOT = Path(__file__).resolve().parents[2] / "templates"


class Look(NamedTuple):
    """How the club's e-mails look: its `colour` like "#00694e", which white words can be read on, and the https address
    of its `crest`, "" where it has none.
    """

    colour: str = "#00694e"
    crest: str = ""


PLAIN = Look()


def sync(templates: Templates, folder: Path = ROOT, look: Look = PLAIN) -> dict[str, str]:
    """Make the table hold what the folder holds: created, changed or unchanged, by name. What others stored stays."""
    outcomes: dict[str, str] = {}
    for template in in_folder(folder, look):
        stored = templates.get(template.name)
        outcomes[template.name] = "unchanged" if stored == template else "changed" if stored else "created"
        if stored != template:
            templates.put(template)
    return outcomes


def in_folder(folder: Path, look: Look = PLAIN) -> Iterator[Template]:
    """The templates of a folder: `email/<name>/{subject.txt,body.html,body.txt}` and `sms/<name>.txt`.

    A `body.html` may extend a layout of the folder `email`: Jinja's syntax, so that `{name}` stays for the sender.
    A layout may use the club's `look`.
    FileNotFoundError where there is none, or a subject or an HTML body is missing; jinja2.TemplateError where a body
    and its layout do not fit.
    """
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    layouts = Environment(
        loader=FileSystemLoader(folder / "email"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    texts = {file.stem: _words(file) for file in sorted((folder / "sms").glob("*.txt"))}
    for each in sorted(path for path in (folder / "email").glob("*") if path.is_dir()):
        yield Template(
            name=each.name,
            message_body=layouts.from_string(_words(each / "body.html")).render(look=look).strip(),
            subject=_words(each / "subject.txt"),
            text_body=_words(each / "body.txt") if (each / "body.txt").exists() else None,
            sms_body=texts.pop(each.name, None),
        )
    for name, text in texts.items():
        yield Template(name=name, message_body=text)


def _words(file: Path) -> str:
    return file.read_text("utf-8").strip()
