"""The golden transcripts of tests/conversations: what a family hears, from beginning to end."""

from pathlib import Path

import pytest

from tests.support.chats.transcripts import FOLDER, known_flow, play

TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))


def test_there_are_transcripts_of_every_kind_of_family():
    assert len(TRANSCRIPTS) >= 8


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_chat_goes_as_it_is_written(path: Path):
    """Where this fails on purpose, `python -m scripts.transcripts` writes it anew: read the difference as a parent."""
    written = path.read_text(encoding="utf-8")
    assert play(written, known_flow()) == written
