"""Twilio's errors, by code: https://www.twilio.com/docs/api/errors. The codes are Twilio's, the words are ours."""

SENTENCES = {
    11200: "The webhook answered with an error",
    11205: "The webhook could not be reached",
    20003: "Authentication failed",
    20004: "Method not allowed",
    20009: "Cannot delete this resource before it is complete",
    20404: "The requested resource {} was not found",
    20422: "Not acceptable: {}",
    20429: "Too many requests",
    20500: "Internal server error",
    21211: "Not a valid 'To' address: {}",
    21212: "Not a valid 'From' address: {}",
    21603: "A 'From' address is needed",
    21604: "A 'To' address is needed",
    21609: "Not a valid 'StatusCallback' URL: {}",
    21610: "The recipient has opted out of this sender",
    21617: "The message body is longer than 1600 characters",
    21619: "A message needs a Body, a MediaUrl or a ContentSid",
    21620: "Not a valid 'MediaUrl': {}",
    21655: "The ContentSid is not valid",
    21656: "The ContentVariables are not valid: {}",
    21658: "A content variable is longer than 1600 characters",
    63003: "The address is not reachable on this channel",
    63005: "The channel did not accept the content",
    63007: "No channel has this 'From' address",
    63014: "The recipient has blocked the sender or opted out",
    63016: "Outside the 24 hour window, and not an approved template",
    63018: "The channel's rate limit is exceeded",
    63021: "The channel found the content invalid",
    63024: "The recipient is not on WhatsApp",
    63038: "The account's daily limit is exceeded",
    63049: "Meta chose not to deliver the message",
}
STATUSES = {20003: 401, 20009: 409, 20404: 404, 20004: 405, 20429: 429, 20500: 500}


class TwilioError(Exception):
    """A request refused by the API. `document` is the body of the answer, `status` its HTTP status."""

    def __init__(self, code: int, about: str = "", status: int | None = None):
        self.code = code
        self.status = status or STATUSES.get(code, 400)
        self.document = {
            "code": code,
            "message": sentence(code, about),
            "more_info": f"https://www.twilio.com/docs/errors/{code}",
            "status": self.status,
        }
        super().__init__(self.document["message"])


def sentence(code: int, about: str = "") -> str:
    return SENTENCES.get(code, "The message could not be sent").format(about)
