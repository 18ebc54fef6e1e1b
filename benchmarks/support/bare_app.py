"""The floor of the cold start: a webhook that puts its form on a queue, with nothing but Flask and boto3."""

import json
import os

import boto3
from flask import Flask, Response, request

app = Flask(__name__)
sqs = boto3.client("sqs")


@app.post("/webhook")
def take_a_message() -> Response:
    form = request.form.to_dict()
    sqs.send_message(
        QueueUrl=os.environ["INBOX_QUEUE_URL"],
        MessageBody=json.dumps(form),
        MessageGroupId=form["WaId"],
        MessageDeduplicationId=form["MessageSid"],
    )
    return Response("<Response/>", mimetype="text/xml")
