"""Every e-mail and text that was handed over, whole: what the local inbox shows."""

import base64
import json
import threading
from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes, policy
from itertools import chain
from pathlib import Path

from local.aws.segments import segments

LABEL = "label"  # what goes along with a message, and comes back with what is told of it


class Sent:
    """E-mails and texts in the order they were accepted; in a file of JSON lines when there is one."""

    def __init__(self, path: Path | None, now: Callable[[], datetime]):
        self._now = now
        self._path = path
        self._lock = threading.Lock()
        self._messages = list(read_lines(path)) if path else []
        self._file = None

    def messages(self, to: str | None = None) -> list[dict]:
        """The shape of `GET /inbox`; with `to`, what went to that address or number alone."""
        with self._lock:
            found = [each for each in self._messages if to is None or to.lower() in addresses(each["to"])]
        return [{name: value for name, value in each.items() if name != LABEL} for each in found]

    def find(self, sid: str) -> dict:
        """A message with the label that went along with it. Raises LookupError."""
        with self._lock:
            found = next((each for each in reversed(self._messages) if each["sid"] == sid), None)
        if found is None:
            raise LookupError(sid)
        return {LABEL: {}} | found

    def add_text(self, sid: str, request: dict) -> None:
        """A SendTextMessage request of the AWS End User Messaging SMS API, as it was accepted."""
        self._add(
            sid,
            channel="sms",
            to=request["DestinationPhoneNumber"],
            sender=request.get("OriginationIdentity", ""),
            text=request["MessageBody"],
            segments=segments(request["MessageBody"]),
            label=request.get("Context", {}),
        )

    def add_email(self, sid: str, request: dict) -> None:
        """A SendEmail request of SES v2, as it was accepted: simple or raw."""
        content = request.get("Content", {})
        label = {each["Name"]: each["Value"] for each in request.get("EmailTags", [])}
        if "Raw" in content:
            raw = raw_email(base64.b64decode(content["Raw"]["Data"]), request)
            self._add(sid, channel="email", label=label, **raw)
            return
        simple = content.get("Simple", {})
        body = simple.get("Body", {})
        recipients = request.get("Destination", {})
        self._add(
            sid,
            channel="email",
            to=", ".join(chain(*(recipients.get(f"{field}Addresses", []) for field in ("To", "Cc", "Bcc")))),
            sender=request.get("FromEmailAddress", ""),
            reply_to=", ".join(request.get("ReplyToAddresses", [])),
            subject=simple.get("Subject", {}).get("Data", ""),
            text=body.get("Text", {}).get("Data", ""),
            html=body.get("Html", {}).get("Data", ""),
            label=label,
            headers={header["Name"]: header["Value"] for header in simple.get("Headers", [])},
        )

    def clear(self) -> None:
        with self._lock:
            self._messages.clear()
            if self._path:
                self.close()
                self._path.unlink(missing_ok=True)

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _add(self, sid: str, *, sender: str, **fields) -> None:
        message = {
            "sid": sid, "channel": "", "to": "", "from": sender, "subject": "", "text": "", "html": "", "reply_to": "",
            "segments": 0, **fields, "at": self._now().isoformat(),
        }  # fmt: skip
        with self._lock:
            self._messages.append(message)
            if self._path:
                if self._file is None:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    self._file = self._path.open("a", encoding="utf-8")
                self._file.write(json.dumps(message) + "\n")
                self._file.flush()


def read_lines(path: Path):
    """The messages in the file. The last line may be torn by a kill: what cannot be read is passed over."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def addresses(to: str) -> list[str]:
    return [address.strip().lower() for address in to.split(",")]


def raw_email(raw: bytes, request: dict) -> dict:
    message = message_from_bytes(raw, policy=policy.default)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    envelope = request.get("Destination", {}).get("ToAddresses", [])
    return {
        "to": ", ".join(envelope) or str(message["To"] or ""),
        "sender": request.get("FromEmailAddress") or str(message["From"] or ""),
        "reply_to": str(message["Reply-To"] or ""),
        "subject": str(message["Subject"] or ""),
        "text": text.get_content() if text else "",
        "html": html.get_content() if html else "",
        "attachments": [part.get_filename() or "" for part in message.iter_attachments()],
    }
