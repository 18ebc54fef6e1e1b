"""Structured logs of the sender: with the TraceId and the ledger's id; no address in clear, body or substitution."""

from service.logs import Logs

logs = Logs("sender")
logged_with, log_failure = logs.logged_with, logs.log_failure


def shown(caller: str) -> str:
    """A caller as it stands in a log line: programs by name, and nobody's address or number in clear."""
    return masked(caller) if "@" in caller or caller.startswith("+") else caller[:64]


def masked(address: str) -> str:
    """Enough of an address to recognise it by, and no more: `j***@e***.com`, `+44*****0123`."""
    if "@" in address:
        name, _, domain = address.rpartition("@")
        host, dot, rest = domain.rpartition(".")
        return f"{name[:1]}***@{host[:1]}***{dot}{rest}"
    return f"{address[:3]}*****{address[-4:]}" if len(address) > 7 else "*****"
