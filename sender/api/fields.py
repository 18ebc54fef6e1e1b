"""Reads the fields of a JSON object and keeps what is wrong with them: the next field is read all the same."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any, TypeVar, overload

OneOf = TypeVar("OneOf", bound=str)


class Fields:
    """One object of a request at `path`. Faults go into `errors`, by path; null counts as left out."""

    def __init__(self, value: Any, path: str, errors: dict[str, str]):
        self.path, self.errors = path, errors
        self._known: set[str] = set()
        if not isinstance(value, dict):
            self.fault(None, "must be an object")
            value = {}
        self._values: dict[str, Any] = value

    def fault(self, field: str | None, says: str) -> None:
        """Keep a fault of a field, or of the whole object."""
        path = ".".join(part for part in (self.path, field) if part) or "body"
        self.errors[path] = f"{self.errors[path]}; {says}" if path in self.errors else says

    @overload
    def text(self, field: str, default: str, *, required: bool = False) -> str: ...

    @overload
    def text(self, field: str, default: None = None, *, required: bool = False) -> str | None: ...

    @overload
    def text(self, field: str, default: str | None, *, required: bool = False) -> str | None: ...

    def text(self, field: str, default: str | None = None, *, required: bool = False) -> str | None:
        """A text; an empty one counts as left out."""
        value = self.take(field, required=required)
        if value == "" and required:
            self.fault(field, "is empty")
        if value is None or value == "":
            return default
        if not isinstance(value, str):
            self.fault(field, "must be text")
            return default
        return value

    @overload
    def choice(self, field: str, choices: Collection[OneOf], default: OneOf) -> OneOf: ...

    @overload
    def choice(self, field: str, choices: Collection[OneOf], default: None = None) -> OneOf | None: ...

    def choice(self, field: str, choices: Collection[OneOf], default: OneOf | None = None) -> OneOf | None:
        """One of a few texts; required where there is no default."""
        value = self.take(field, required=default is None)
        if value is None:
            return default
        if not isinstance(value, str) or value not in choices:
            self.fault(field, f"must be {' or '.join(choices)}")
            return default
        return next(choice for choice in choices if choice == value)

    def flag(self, field: str) -> bool:
        value = self.take(field)
        if value is not None and not isinstance(value, bool):
            self.fault(field, "must be true or false")
        return value is True

    def texts(self, field: str) -> list[str]:
        """A list of texts, empty where it is left out."""
        value = self.take(field)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.fault(field, "must be a list of texts")
            return []
        return value

    def values(self, field: str) -> dict[str, str]:
        """Substitutions by name: texts and numbers, as text. 0 and "" are values; null, true and lists are none."""
        value = self.take(field)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.fault(field, "must be an object")
            return {}
        for name, each in value.items():
            if isinstance(each, bool) or not isinstance(each, str | int | Decimal):
                self.fault(f"{field}.{name}", "must be text or a number")
        return {name: str(each) for name, each in value.items()}

    def everything(self) -> dict[str, Any]:
        """Every field, whatever its name."""
        return self._values

    def take(self, field: str, *, required: bool = False) -> Any:
        """A field of any kind, or None."""
        self._known.add(field)
        value = self._values.get(field)
        if required and value is None:
            self.fault(field, "is required")
        return value

    def no_others(self) -> None:
        """A field that nobody asked for is a fault: it may be a slip that leaves a hole in a message."""
        for name in sorted(self._values.keys() - self._known):
            self.fault(name, "is not a field of this API")
