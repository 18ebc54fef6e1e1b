"""The stand-in's books in their file."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from local.gocardless.books import Books

NOW = datetime(2026, 8, 3, tzinfo=UTC)


def test_are_read_as_they_were_saved(tmp_path):
    books = Books(tmp_path / "gocardless.json")
    mandate = books.add("mandates", NOW, status="active")
    books.save()
    assert Books(tmp_path / "gocardless.json").of("mandates") == {mandate["id"]: mandate}


def test_are_saved_by_two_threads_at_once(tmp_path):
    """The stop of the machine and the clock's thread both save them."""
    books = Books(tmp_path / "gocardless.json")
    mandates = {(each := books.add("mandates", NOW, status="active"))["id"]: each for _ in range(200)}
    with ThreadPoolExecutor(4) as threads:
        for saved in [threads.submit(books.save) for _ in range(100)]:
            saved.result()
    assert Books(tmp_path / "gocardless.json").of("mandates") == mandates
