"""Where a webhook may lead: into the internet over TLS, and into no network of ours."""

import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from sender.webhooks.posting import FAILURES, NotAllowed, is_public, post
from tests.sender.webhooks.conftest import LISTENER
from tests.sender.webhooks.test_stories import BOUNCE, comes_back, of_email, posted
from tests.support.certificate import CERTIFICATE, certified_for_localhost
from tests.support.sender.office import JANE, Office
from tests.support.sender.receiver import Receiver, listening

OURS = [
    "127.0.0.1", "127.8.8.8", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "169.254.170.2",
    "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1",
    "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:169.254.169.254", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::a00:1", "2001:db8::1", "2001::1", "::7f00:1",
]  # fmt: skip
PUBLIC = ["93.184.215.14", "8.8.8.8", "2a00:1450:4009:81f::200e", "2606:4700::1111", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", OURS)
def test_a_network_of_ours_is_not_public(address: str):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_the_internet_is(address: str):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "2130706433", "0x7f.1"]
)
def test_nothing_is_posted_to_a_private_address(host: str):
    """However it is written: a name is looked up, and old spellings of numbers are."""
    with pytest.raises(NotAllowed):
        post(f"https://{host}:9/", {}, b"", local=False)


def test_a_local_machine_posts_to_itself_and_to_no_other():
    with listening() as receiver:
        assert post(receiver.url, {"X-Test": "1"}, b"{}", local=True) == 200
        assert receiver.heard[0].headers["Host"] == receiver.url.split("/")[2]
    with pytest.raises(NotAllowed):
        post("https://10.0.0.1/", {}, b"", local=True)
    with pytest.raises(ValueError, match="https"):
        post(receiver.url, {}, b"", local=False)


def test_a_caller_whose_address_became_private_hears_nothing(office: Office, receiver: Receiver):
    office.front.callers.set_webhook(LISTENER, "https://localhost:9/", local=True)
    office.start(SENDER_STAGE="rehearsal")
    comes_back(office, of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE))
    office.tells_callers()
    assert office.waiting(office.settings.caller_events_queue) == 1


def serving(answers: Callable[[socket.socket], None]) -> tuple[socket.socket, int]:
    """A server that does this with each that connects."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                answers(server.accept()[0])
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    return server, server.getsockname()[1]


def says_nothing(connected: socket.socket) -> None:
    connected.close()


def says_something_else(connected: socket.socket) -> None:
    with connected:
        connected.sendall(b"?\r\n")


def drips(connected: socket.socket) -> None:
    """An answer that never ends, a letter at a time."""
    with connected:
        while True:
            connected.sendall(b"x")
            time.sleep(0.05)


@pytest.mark.parametrize("answers", [says_nothing, says_something_else, drips])
def test_a_receiver_that_answers_strangely_is_left(answers: Callable[[socket.socket], None]):
    server, port = serving(answers)
    began = time.monotonic()
    with pytest.raises(FAILURES):
        post(f"http://127.0.0.1:{port}/", {}, b"{}", local=True, within=0.5)
    assert time.monotonic() - began < 5
    server.close()


@pytest.fixture
def certified(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A certificate for localhost, and the port of a receiver that shows it."""
    with listening(certified_for_localhost(tmp_path)) as receiver:
        yield tmp_path / CERTIFICATE, receiver.port


def test_tls_is_with_the_name_that_was_asked_for(certified: tuple[Path, int], monkeypatch: pytest.MonkeyPatch):
    certificate, port = certified
    monkeypatch.setitem(os.environ, "SSL_CERT_FILE", str(certificate))
    assert post(f"https://localhost:{port}/", {}, b"{}", local=True) == 200
    with pytest.raises(ssl.SSLCertVerificationError):
        post(f"https://127.0.0.1:{port}/", {}, b"{}", local=True)


def test_nothing_is_posted_to_whom_nobody_vouches_for(certified: tuple[Path, int]):
    with pytest.raises(ssl.SSLCertVerificationError):
        post(f"https://localhost:{certified[1]}/", {}, b"{}", local=True)
