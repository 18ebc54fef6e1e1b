"""The pictures of docs/desk.md are of modest size, and show the pages of this release.

Only who can take them anew is told that they are stale: without Chromium a changed word of a template fails nobody.
"""

import shutil

import pytest

from scripts.desk_sources import KEPT, ROOT, digest

CHROMIUM = any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
LARGEST = 150_000  # bytes of one


def test_they_are_modest():
    large = [each.name for each in (ROOT / "docs").glob("desk-*.png") if each.stat().st_size > LARGEST]
    assert large == []


@pytest.mark.skipif(not CHROMIUM, reason="there is no chromium here: apt install chromium")
def test_they_show_the_pages_of_now():
    pytest.importorskip("playwright", reason="there is no playwright here: python3 start.py test installs it")
    stale = "the desk's pages have changed: python -m scripts.desk_pictures takes their pictures anew"
    assert KEPT.read_text(encoding="utf-8").strip() == digest(), stale
