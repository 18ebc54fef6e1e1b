"""The JSON object in a request's body."""

import hashlib
import json
from collections import Counter
from decimal import Decimal
from typing import Any

from sender.fields.faults import Faults


def parse(body: bytes) -> tuple[dict[str, Any], str]:
    """The JSON object of a body, and a digest of it. Raises Faults.

    A number with a point keeps its digits: 50.00 does not become 50.0.
    """
    try:
        content = json.loads(body.decode(), object_pairs_hook=_no_twins, parse_float=Decimal, parse_constant=_no_number)
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        raise Faults({"body": "must be text: it has half of a pair of surrogates"}) from None
    except (ValueError, RecursionError):
        raise Faults({"body": "must be JSON"}) from None
    if not isinstance(content, dict):
        raise Faults({"body": "must be a JSON object"})
    return content, hashlib.sha256(canonical).hexdigest()


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):  # the one that JSON forgets would be somebody's message
        times = Counter(name for name, _ in pairs)
        raise Faults({name: "is there twice" for name in times if times[name] > 1})
    return found


def _no_number(name: str) -> Any:
    raise ValueError(name)
