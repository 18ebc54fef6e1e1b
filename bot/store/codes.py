"""Codes that open a case: six digits, for ten minutes, once. The table holds no code, only what tells it."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from bot.store.items import expires, key, number

GOOD_FOR, APART = timedelta(minutes=10), timedelta(minutes=1)
MOST_TRIES, MOST_CODES = 5, 20  # of one code, and for one link in all: each is a text that is paid for


class TooMany(Exception):
    """A code was made a moment ago, or too many were."""


class Codes:
    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def make(self, token: str, now: datetime) -> str:
        """A new code for the link with this token, instead of the one before. Raises TooMany."""
        code = f"{secrets.randbelow(10**6):06}"
        try:
            self._update(
                token,
                "SET digest = :digest, good_until = :until, asked_at = :now, tries = :none, expires = :expires "
                "ADD asked :one",
                "attribute_not_exists(pk) OR (asked_at <= :ago AND asked < :most)",
                {
                    ":digest": {"S": _digest(token, code)},
                    ":until": number((now + GOOD_FOR).timestamp()),
                    ":now": number(now.timestamp()),
                    ":ago": number((now - APART).timestamp()),
                    ":none": {"N": "0"},
                    ":one": {"N": "1"},
                    ":most": {"N": str(MOST_CODES)},
                    ":expires": expires(now + timedelta(days=30))["expires"],
                },
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise TooMany from None
        return code

    def use(self, token: str, code: str, now: datetime) -> bool:
        """Whether it is the code of this link: that one is used up, and each wrong one counts."""
        values = {":digest": {"S": _digest(token, code)}, ":now": number(now.timestamp())}
        good = "digest = :digest AND good_until > :now AND tries < :most"
        try:
            self._update(token, "REMOVE digest", good, values | {":most": {"N": str(MOST_TRIES)}})
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            self._count_a_try(token)
            return False
        return True

    def _count_a_try(self, token: str) -> None:
        try:
            self._update(token, "ADD tries :one", "attribute_exists(digest)", {":one": {"N": "1"}})
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return

    def _update(self, token: str, change: str, condition: str, values: dict[str, Any]) -> None:
        self._dynamodb.update_item(
            TableName=self._table,
            Key=key(f"waiting#{token}", "code"),
            UpdateExpression=change,
            ConditionExpression=condition,
            ExpressionAttributeValues=values,
        )


def _digest(token: str, code: str) -> str:
    return hashlib.sha256(f"{token} {code}".encode()).hexdigest()
