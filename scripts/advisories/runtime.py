"""Lambda's Python, and until when AWS keeps it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MONTHS_LEFT = 24  # at least


def runtime() -> str:
    return json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))["base"]["runtime"]


def lifecycle() -> dict[str, dict[str, Any]]:
    """When AWS ends each runtime, as cfn-lint knows it: docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html."""
    data = resources.files("cfnlint").joinpath("data/AdditionalSpecs/LmbdRuntimeLifecycle.json")
    return json.loads(data.read_text(encoding="utf-8"))


def ending(named: str, calendar: Mapping[str, Mapping[str, Any]], today: date) -> Iterator[str]:
    """Why this runtime is none to stay with."""
    if named not in calendar:
        yield f"AWS's calendar has no {named}: is it a runtime of Lambda's, and is cfn-lint current?"
        return
    ends = date.fromisoformat(calendar[named]["deprecated"])
    left = (ends.year - today.year) * 12 + ends.month - today.month
    if left < MONTHS_LEFT:
        yield f"AWS ends {named} on {ends}, in {left} months: set a newer `runtime` in zappa_settings.json"
