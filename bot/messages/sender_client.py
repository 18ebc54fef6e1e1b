"""The shared sender, as its client:

one notice is one request, and the sender sends it once however often it is posted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bot.errors import NoTexts, Refused, Unavailable
from bot.settings import Settings
from flows.records import Notice

if TYPE_CHECKING:
    from requests import Response

Body = dict[str, Any]
ANSWER_WITHIN = 5.0
OK, UNAUTHORIZED, TOO_MANY, SERVER_ERROR = 200, 401, 429, 500


class SenderClient:
    """`ssm` is a boto3 client:

    the token lies in a parameter, where the sender's operators renew it before it is over.
    """

    def __init__(self, ssm: Any, settings: Settings):
        self.ssm, self._settings = ssm, settings
        self._token = ""

    def post(self, notice: Notice, reply_to: str = "", request_id: str = "") -> None:
        """Hand over a notice, under the id of the request that it came from. Whoever answers its e-mail writes to
        `reply_to`, "" for the contact of the club's settings.

        Raises Refused where it will never be taken, NoTexts where it is a text that comes from nowhere, and Unavailable
        where it is not known whether it was taken.
        """
        if not self._settings.sms_from:
            notice = _without_text(notice)
        if notice.texted and not self._settings.may_message(notice.phone):
            raise Refused("not on ALLOWED_NUMBERS")
        answer = self._asked(*_request(notice, self._settings, reply_to), request_id)
        if answer.status_code != OK:
            raise Refused(f"{answer.status_code} {answer.reason}")

    def fates(self, notice: Notice) -> set[str]:
        """What became of a notice's messages, as the sender's ledger has it: `{"sent"}` where all have left.

        Raises Refused where it knows of none, and Unavailable.
        """
        answer = self._asked("GET", f"/messages/{notice.trace}", None)
        if answer.status_code != OK:
            raise Refused(f"{answer.status_code} {answer.reason}")
        return {message["status"] for message in answer.json()["messages"]}

    def _asked(self, method: str, path: str, body: Body | None, request_id: str = "") -> Response:
        """The answer that stands; a token that the sender does not take is read anew, once. Raises Unavailable."""
        answer = self._call(method, path, body, request_id)
        if answer.status_code == UNAUTHORIZED:
            self._token = ""
            answer = self._call(method, path, body, request_id)
        if answer.status_code in {UNAUTHORIZED, TOO_MANY} or answer.status_code >= SERVER_ERROR:
            raise Unavailable(str(answer.status_code))
        return answer

    def _call(self, method: str, path: str, body: Body | None, request_id: str) -> Response:
        import requests

        named = {"X-Request-Id": request_id} if request_id else {}
        try:
            self._token = self._token or self._read_token()
            return requests.request(
                method,
                self._settings.sender_url.rstrip("/") + path,
                json=body,
                headers={"Authorization": f"Bearer {self._token}", **named},
                timeout=ANSWER_WITHIN,
            )
        except requests.RequestException as error:
            raise Unavailable(type(error).__name__) from None

    def _read_token(self) -> str:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            found = self.ssm.get_parameter(Name=self._settings.sender_token_parameter, WithDecryption=True)
        except (BotoCoreError, ClientError) as error:
            raise Unavailable(type(error).__name__) from None
        return found["Parameter"]["Value"]


def _without_text(notice: Notice) -> Notice:
    """What is left of a notice for a club that texts nobody. Raises NoTexts."""
    templates = [each for each in notice.templates if not each.startswith("sms/")]
    if notice.texted and not templates:
        raise NoTexts
    return replace(notice, templates=templates)


def _request(notice: Notice, settings: Settings, reply_to: str) -> tuple[str, str, Body]:
    """The method, the path and the body of a notice: a message, or an opt-out and its end."""
    if notice.kind == "message":
        return "POST", "/", body_of(notice, settings, reply_to)
    addresses = {notice.phone: {"ChannelType": "SMS"}}
    if notice.email:
        addresses[notice.email] = {"ChannelType": "EMAIL"}
    return "PUT" if notice.kind == "suppress" else "DELETE", "/suppressions", {"Addresses": addresses}


def body_of(notice: Notice, settings: Settings, reply_to: str) -> Body:
    """A notice as the sender's API takes it: both are service messages, which need no consent."""
    body: Body = {"TraceId": notice.trace, "Addresses": {}}
    for template in notice.templates:
        channel, _, name = template.partition("/")
        if channel == "email":
            body["EmailMessage"] = {
                "FromAddress": settings.email_from,
                "ReplyToAddresses": [reply_to or settings.club_contact],
                "TemplateName": name,
            }
            body["Addresses"][notice.email] = {"ChannelType": "EMAIL", "Substitutions": notice.values}
        else:
            body["SMSMessage"] = {
                "MessageType": "TRANSACTIONAL",
                "OriginationNumber": settings.sms_from,
                "TemplateName": name,
            }
            body["Addresses"][notice.phone] = {"ChannelType": "SMS", "Substitutions": notice.values}
    return body
