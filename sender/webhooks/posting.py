"""Posts to an address that a caller gave, and to nothing of ours: where it leads is looked at before each time.

What was looked at is what is connected to, so that a name that leads elsewhere a moment later leads nowhere. No
redirect is followed, and no answer is read but its status.
"""

import socket
import ssl
from collections.abc import Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Timer
from urllib.parse import SplitResult

from sender.auth.webhooks import checked

CONNECT = 3.0  # seconds, and for each step after it
LONGEST = 8.0  # seconds for all that comes after it
FAILURES = (OSError, HTTPException, ValueError)  # that a post may end with, all of which may be over the next time


class NotAllowed(ValueError):
    """The address leads into a network that is nobody's to be written to from here."""


def post(address: str, headers: Mapping[str, str], body: bytes, *, local: bool, within: float = LONGEST) -> int:
    """The status that the address answers with, `within` seconds. Raises NotAllowed and others of FAILURES."""
    parts = checked(address, local=local)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    with closing(_connection(parts, local=local)) as connection:
        watch = Timer(within, _hang_up, (connection.sock,))
        watch.daemon = True
        watch.start()
        try:
            connection.request("POST", target, body, {"Host": parts.netloc, **headers})
            return connection.getresponse().status
        finally:
            watch.cancel()


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is the internet's: no machine of ours, no network around us, no cloud's metadata."""
    within = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if within:
        return is_public(within)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _connection(parts: SplitResult, *, local: bool) -> HTTPConnection:
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname or ""
    plain = socket.create_connection((_address(host, port, local=local), port), timeout=CONNECT)
    connection = HTTPConnection(host, port)
    try:
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain
        )
    except BaseException:
        plain.close()
        raise
    return connection


def _address(host: str, port: int, *, local: bool) -> str:
    """Where the name leads now. Raises NotAllowed where any of its addresses is not to be written to."""
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for each in map(ip_address, found):
        if not (is_public(each) or (local and each.is_loopback)):
            raise NotAllowed
    return found[0]


def _hang_up(connected: socket.socket) -> None:
    """End whatever is awaited, of a receiver that gives a letter a second."""
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
