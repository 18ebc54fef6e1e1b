"""Media of messages: the bytes, and where they are fetched from.

The API asks for the account's password and redirects to a signed address, which is good for four hours and asks for
nothing (https://help.twilio.com/articles/223183748). Twilio's is of another host, mms.twiliocdn.com.
"""

import hmac
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from local.twilio.database import Database

GOOD_FOR = timedelta(hours=4)


@dataclass
class Media:
    """A file of a message. `data` None when only its address is known."""

    sid: str
    message_sid: str
    content_type: str
    filename: str
    data: bytes | None
    created_at: str

    @property
    def shown(self) -> dict:
        """What its message keeps of it; `url` is where the phone's page finds it."""
        return {
            "sid": self.sid,
            "content_type": self.content_type,
            "filename": self.filename,
            "url": f"/media/{self.sid}",
        }


class MediaFiles:
    """All media of the account."""

    def __init__(self, database: Database):
        self._database = database

    def add(self, message_sid: str, content_type: str, filename: str, data: bytes | None, now: datetime) -> Media:
        media = Media("ME" + uuid.uuid4().hex, message_sid, content_type, filename, data, now.isoformat())
        self._database.insert("media", **vars(media))
        return media

    def get(self, sid: str) -> Media | None:
        row = self._database.row("select * from media where sid = ?", sid)
        return Media(**dict(row)) if row else None

    def of(self, message_sid: str) -> list[Media]:
        rows = self._database.rows("select * from media where message_sid = ? order by rowid", message_sid)
        return [Media(**dict(row)) for row in rows]

    def delete(self, sid: str) -> None:
        self._database.rows("delete from media where sid = ?", sid)


def signed_path(media: Media, account_sid: str, auth_token: str, now: datetime) -> str:
    """Where the bytes of a medium are for the next four hours."""
    path, expires = f"/mms.twiliocdn.com/{account_sid}/{media.sid}", str(int((now + GOOD_FOR).timestamp()))
    query = {"Expires": expires, "Signature": signature(auth_token, path, expires)}
    return f"{path}?{urlencode(query)}"


def signature(auth_token: str, path: str, expires: str) -> str:
    return hmac.new(auth_token.encode(), f"{path} {expires}".encode(), "sha256").hexdigest()
