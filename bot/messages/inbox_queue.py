"""The inbox queue: what Twilio, the payment provider and the sender brought, in order for each parent, once for each
name within five minutes.
"""

import json
from collections.abc import Mapping
from typing import Any

# The fields that hold a payment provider's event and the shared sender's, as JSON.
PAYMENT_EVENT, SENDER_EVENT = "PaymentEvent", "SenderEvent"


class InboxQueue:
    """`sqs` is a boto3 client."""

    def __init__(self, sqs: Any, url: str):
        self._sqs, self._url = sqs, url

    def put(self, form: Mapping[str, str], group: str, once: str, request_id: str) -> None:
        """Raises what boto3 does where the queue does not take it."""
        self._sqs.send_message(
            QueueUrl=self._url,
            MessageBody=json.dumps(form),  # in ASCII: SQS refuses some characters that a phone can send
            MessageGroupId=group,
            MessageDeduplicationId=once,
            MessageAttributes={"request_id": {"DataType": "String", "StringValue": request_id}},
        )
