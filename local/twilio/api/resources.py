"""Messages, media and contents in the JSON that Twilio publishes for them (https://github.com/twilio/twilio-oai)."""

from datetime import datetime
from email.utils import format_datetime

from local.twilio.contents import Content
from local.twilio.errors import sentence
from local.twilio.forms import VERSION
from local.twilio.media import Media
from local.twilio.messages import Message


def rfc2822(at: str | None) -> str | None:
    return format_datetime(datetime.fromisoformat(at)) if at else None


def iso8601(at: str) -> str:
    return datetime.fromisoformat(at).strftime("%Y-%m-%dT%H:%M:%SZ")


def message_resource(message: Message, account_sid: str, number: str) -> dict:
    """api.v2010.account.message"""
    uri = f"/{VERSION}/Accounts/{account_sid}/Messages/{message.sid}"
    parent = message.other_end
    failed = None if message.inbound else message.error_code
    return {
        "account_sid": account_sid,
        "api_version": VERSION,
        "body": message.body,
        "date_created": rfc2822(message.created_at),
        "date_sent": rfc2822(message.sent_at),
        "date_updated": rfc2822(message.updated_at),
        "direction": message.direction,
        "error_code": failed,
        "error_message": sentence(failed) if failed else None,
        "from": parent if message.inbound else number,
        "messaging_service_sid": None,
        "num_media": str(len(message.media or [])),
        "num_segments": "1",
        "price": None,
        "price_unit": None,
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": number if message.inbound else parent,
        "uri": f"{uri}.json",
    }


def media_resource(media: Media, account_sid: str) -> dict:
    """api.v2010.account.message.media"""
    return {
        "sid": media.sid,
        "account_sid": account_sid,
        "parent_sid": media.message_sid,
        "content_type": media.content_type,
        "date_created": rfc2822(media.created_at),
        "date_updated": rfc2822(media.created_at),
        "uri": f"/{VERSION}/Accounts/{account_sid}/Messages/{media.message_sid}/Media/{media.sid}.json",
    }


def content_resource(content: Content, account_sid: str, base_url: str) -> dict:
    """content.v1.content"""
    url = f"{base_url}/v1/Content/{content.sid}"
    return {
        "sid": content.sid,
        "account_sid": account_sid,
        "friendly_name": content.friendly_name,
        "language": content.language,
        "variables": content.variables,
        "types": content.types,
        "url": url,
        "date_created": iso8601(content.created_at),
        "date_updated": iso8601(content.updated_at),
        "links": {
            "approval_create": f"{url}/ApprovalRequests/whatsapp",
            "approval_fetch": f"{url}/ApprovalRequests",
        },
    }


def approval_created(content: Content) -> dict:
    """content.v1.content.approval_create: the real one answers before WhatsApp has decided."""
    return {**approval_fields(content), "status": "received"}


def approval_resource(content: Content, account_sid: str, base_url: str) -> dict:
    """content.v1.content.approval_fetch"""
    whatsapp = {"type": "whatsapp", **approval_fields(content)} if content.approval else {}
    return {
        "sid": content.sid,
        "account_sid": account_sid,
        "whatsapp": whatsapp,
        "url": f"{base_url}/v1/Content/{content.sid}/ApprovalRequests",
    }


def approval_fields(content: Content) -> dict:
    return {"rejection_reason": "", "allow_category_change": True, **content.approval}
