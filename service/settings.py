"""Settings: a table of what differs from stage to stage, read from the environment; and whom a stage may write to."""

from collections.abc import Mapping
from typing import NamedTuple


class Setting(NamedTuple):
    """A setting's environment variable, what it is for, and its default; without a default it is required."""

    variable: str
    purpose: str
    default: str | None = None


class MissingSettings(RuntimeError):
    """Names every setting that is missing or cannot be used, and what it is for."""

    def __init__(self, faults: list[str]):
        super().__init__("These settings are missing or cannot be used:\n  " + "\n  ".join(faults))


def given(settings: Mapping[str, Setting], environment: Mapping[str, str]) -> dict[str, str | None]:
    """What an environment gives for each setting of a table, or its default; None where there is neither.

    Spaces and line ends around a value are not part of it: a key that was copied with one would never be equal.
    """
    return {
        name: environment.get(setting.variable, "").strip() or setting.default for name, setting in settings.items()
    }


def entries(listed: str) -> list[str]:
    """The entries of a comma-separated setting."""
    return [entry.strip() for entry in listed.split(",") if entry.strip()]


def fits(address: str, pattern: str) -> bool:
    """Whether an address is the pattern's, in which one `*` stands for anything: `+447700900*`, `*@example.com`."""
    before, star, after = pattern.partition("*")
    if not star:
        return address == pattern
    return len(address) >= len(before) + len(after) and address.startswith(before) and address.endswith(after)


def may_write_to(address: str, stage: str, allowed: str) -> bool:
    """Whether an address may be written to in a stage: nobody rehearses on strangers. `allowed` lists patterns."""
    if stage == "production":
        return True
    return any(fits(address.casefold(), entry.casefold()) for entry in entries(allowed))
