"""docs/sender.md shows callers how to verify what they are told: its ten lines do."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from sender.auth.webhooks import new_secret
from service.signed_webhooks import sign

PAGE = Path(__file__).resolve().parents[3] / "docs" / "sender.md"
BODY = b'{"Event": "bounced"}'


def shown() -> Callable[[str, dict[str, str], bytes], bool]:
    """The function that the page shows."""
    [code] = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names: dict[str, Callable[[str, dict[str, str], bytes], bool]] = {}
    exec(code, names)  # noqa: S102 our own page's
    return names["is_ours"]


def test_the_pages_lines_believe_what_is_ours_and_nothing_else():
    secret, before, now = new_secret(), new_secret(), int(time.time())
    is_ours = shown()
    assert is_ours(secret, sign(secret, "evt_1", now, BODY), BODY)
    assert is_ours(before, sign(secret, "evt_1", now, BODY, before), BODY)
    assert not is_ours(secret, sign(secret, "evt_1", now, BODY), BODY + b" ")
    assert not is_ours(secret, sign(secret, "evt_1", now, BODY) | {"webhook-id": "evt_2"}, BODY)
    assert not is_ours(secret, sign(before, "evt_1", now, BODY), BODY)
    assert not is_ours(secret, sign(secret, "evt_1", now - 400, BODY), BODY)
