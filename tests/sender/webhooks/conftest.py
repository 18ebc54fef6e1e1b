"""A caller with a webhook, and its program that listens there."""

from collections.abc import Iterator

import pytest

from sender.auth.callers import UNLISTED, Caller
from tests.support.sender.office import Office
from tests.support.sender.receiver import Receiver, listening

LISTENER = "club-desk"  # in whose name the office posts, where it says nothing else


@pytest.fixture
def receiver(office: Office) -> Iterator[Receiver]:
    """What the caller `club-desk` hears, on a machine where receivers may be."""
    office.start(SENDER_STAGE="local")
    with listening() as receiver:
        listens(office, LISTENER, receiver)
        yield receiver


def listens(office: Office, name: str, receiver: Receiver, scopes: frozenset[str] = UNLISTED) -> str:
    """List a caller that hears what the receiver hears; the secret that signs it."""
    office.front.callers.add(Caller(name=name, scopes=scopes), office.clock.now())
    return office.front.callers.set_webhook(name, receiver.url, local=True).webhook.secret


def secret_of(office: Office, name: str = LISTENER) -> str:
    return office.front.callers.get(name).webhook.secret
