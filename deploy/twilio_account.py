"""Twilio's side of a deployment: the account, the WhatsApp sender and its webhooks, the contents and their approval."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.whatsapp import contents
from deploy.aws.environments import stand_in
from deploy.aws.services import DeploymentFailed
from deploy.club import Club

ANSWER_WITHIN = 15  # seconds
NOT_ACTIVE = 20005  # https://www.twilio.com/docs/api/errors/20005
ONLINE = ("ONLINE", "ONLINE:UPDATING")
WAITS = {  # https://www.twilio.com/docs/whatsapp/api/senders, by status: what it waits for
    "CREATING": "Twilio is making it, which takes minutes: run this again then",
    "DRAFT": "its registration was begun and not finished: go on with it there",
    "PENDING_VERIFICATION": "enter the code there that WhatsApp sends to the number by text or by a call",
    "VERIFYING": "WhatsApp looks at the code, which takes minutes: run this again then",
    "TWILIO_REVIEW": "Twilio looks at the registration first, which may take days: it writes to the account's owner",
}


class TwilioAccount:
    """The account of a club at Twilio, or at the stand-in that TWILIO_API_URL names."""

    def __init__(self, club: Club, auth_token: str):
        from twilio.http.http_client import TwilioHttpClient
        from twilio.rest import Client

        self._club = club
        self._client = Client(club.account_sid, auth_token, http_client=TwilioHttpClient(timeout=ANSWER_WITHIN))
        if here := stand_in("TWILIO_API_URL"):
            for api in (self._client.api, self._client.content, self._client.messaging):
                api.base_url = here

    def fault(self) -> str:
        """What is wrong with the account or the sender, with the remedy; "" where both may be used."""
        from requests import RequestException
        from twilio.base.exceptions import TwilioRestException

        try:
            account = self._client.api.v2010.accounts(self._club.account_sid).fetch()
            sender = self._sender()
        except TwilioRestException as error:
            if error.code == NOT_ACTIVE:
                return "The Twilio account is not active: its owner has to reactivate it at console.twilio.com"
            if error.status in (401, 404):
                return (
                    "Twilio does not know the account with this auth token: compare messages.twilio_account_sid in "
                    "club.toml and TWILIO_AUTH_TOKEN with the first page of console.twilio.com"
                )
            return f"Twilio refused to tell about the account ({error.code}): look at status.twilio.com, try again"
        except RequestException:
            return "Twilio did not answer: is there a network? Try again"
        if account.status != "active":
            return f"The Twilio account is {account.status}: its owner has to reactivate it at console.twilio.com"
        if sender is None:
            return (
                f"{self._club.whatsapp_number} is no WhatsApp sender of the account: register it in Twilio's console "
                "under Messaging, Senders, WhatsApp senders"
            )
        if sender.status not in ONLINE:
            return f"The WhatsApp sender is {sender.status} (Messaging, Senders, WhatsApp senders): {_remedy(sender)}"
        return ""

    def contents_to_make(self) -> list[str]:
        """The names of the contents that Twilio does not hold in their present wording."""
        held = {content.friendly_name for content in self._client.content.v1.contents.list()}
        return [name for name, friendly in contents.friendly_names(self._club.words).items() if friendly not in held]

    def sync_contents(self) -> dict[str, str]:
        """Make what is missing, ask for approval; ContentSids by name."""
        return contents.sync(self._client, self._club.words)

    def approvals(self, sids: Mapping[str, str]) -> dict[str, str]:
        """WhatsApp's word about each template, by name: approved, pending, received, rejected: reason."""
        told = {}
        for name in sorted(contents.TEMPLATES & sids.keys()):
            found = contents.approval(self._client, sids[name])
            told[name] = found.status + (f": {found.reason}" if found.reason else "")
        return told

    def webhooks_differ(self, url: str) -> bool:
        return self._addresses(url).items() - (self._sender_or_fail().webhook or {}).items() != set()

    def set_webhooks(self, url: str) -> bool:
        """Have the sender's messages and statuses brought to this address; whether they went elsewhere."""
        if not self.webhooks_differ(url):
            return False
        self._update_webhooks(self._addresses(url))
        return True

    def _update_webhooks(self, addresses: Mapping[str, str]) -> None:
        from twilio.rest.messaging.v2.channels_sender import ChannelsSenderList

        request = ChannelsSenderList.MessagingV2ChannelsSenderRequestsUpdate({})
        request.webhook = ChannelsSenderList.MessagingV2ChannelsSenderWebhook(dict(addresses))
        self._client.messaging.v2.channels_senders(self._sender_or_fail().sid).update(request)

    def clear_webhooks(self, url: str) -> bool:
        """Have nothing brought to this address any more; False where the sender's messages go elsewhere."""
        webhook = (self._sender_or_fail().webhook or {}).get("callback_url") or ""
        if not webhook.startswith(f"{url}/"):
            return False
        self._update_webhooks(dict.fromkeys(self._addresses(url), ""))
        return True

    def delete_contents(self, sids: Iterable[str]) -> int:
        """Delete these contents, with WhatsApp's approval of them: how many there were."""
        held = {content.sid for content in self._client.content.v1.contents.list()}
        ours = held.intersection(sids)
        for sid in sorted(ours):
            self._client.content.v1.contents(sid).delete()
        return len(ours)

    def _addresses(self, url: str) -> dict[str, str]:
        """The webhook is its own fallback: Twilio then calls it a second time where the first call fails."""
        webhook, post = f"{url}/webhook", "POST"
        return {
            "callback_url": webhook,
            "callback_method": post,
            "fallback_url": webhook,
            "fallback_method": post,
            "status_callback_url": f"{url}/status",
            "status_callback_method": post,
        }

    def _sender(self) -> Any:
        senders = self._client.messaging.v2.channels_senders.list(channel="whatsapp")
        return next((each for each in senders if each.sender_id == self._club.whatsapp_number), None)

    def _sender_or_fail(self) -> Any:
        sender = self._sender()
        if sender is None:
            raise DeploymentFailed(f"{self._club.whatsapp_number} is no WhatsApp sender of the account any more")
        return sender


def _remedy(sender: Any) -> str:
    """What brings a sender online; Twilio itself says why one is offline."""
    told = "; ".join(str(each.get("message")) for each in sender.offline_reasons or () if each.get("message"))
    return told or WAITS.get(sender.status, "Twilio's console says there what it needs")
