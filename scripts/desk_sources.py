"""What the pictures of docs/desk.md show, as a digest beside them: it tells when they are of other pages."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "docs" / "desk-pictures.txt"


def digest() -> str:
    """Of the desk's templates and style sheet, however they are indented: code mostly changes no picture."""
    desk = ROOT / "bot" / "desk"
    found = sorted([*desk.glob("templates/*.html"), desk / "static" / "desk.css"])
    text = "\n".join(f"{each.name} {' '.join(each.read_text(encoding='utf-8').split())}" for each in found)
    return hashlib.sha256(text.encode()).hexdigest()
