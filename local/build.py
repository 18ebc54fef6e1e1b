"""What is built before our programs start:

both stacks, the contents at Twilio, the sender's templates and its token, and the club's own questions.
"""

import os
from pathlib import Path

import boto3

from bot.assembly import bot_of
from bot.store.club_questions import ClubQuestions
from bot.whatsapp.contents import sync as sync_contents
from local.aws.stack import deploy
from local.club_questions import own_questions
from local.feedback import FEEDBACK_QUEUE
from local.machine import PATIENCE, Machine
from local.settings import EMAIL_FROM
from sender.app import assemble as sender_front
from sender.settings import Settings as SenderSettings
from sender.store.template_folder import sync as sync_templates

ROOT = Path(__file__).resolve().parent.parent


def build(machine: Machine) -> dict[str, str]:
    """Build it, or bring it up to date, in a started world. The environment that our programs need."""
    aws = machine.aws_environment()
    patience = {"PatienceSeconds": PATIENCE}
    os.environ.update(aws)
    outputs_of_sender = deploy(aws, ROOT / "sender" / "infrastructure.yaml", "sender", patience)
    sender = machine.sender_environment(outputs_of_sender)
    ses = boto3.client("sesv2")
    if EMAIL_FROM not in {each["IdentityName"] for each in ses.list_email_identities()["EmailIdentities"]}:
        ses.create_email_identity(EmailIdentity=EMAIL_FROM)
    front = sender_front(SenderSettings.from_environment(sender))
    sync_templates(front.templates)
    token = front.renewal.renew()["bot"]
    feedback = feedback_queue(outputs_of_sender)
    told = front.callers.set_webhook("bot", f"{machine.url('bot')}/sender", local=True).webhook.secret
    outputs = deploy(aws, ROOT / "infrastructure.yaml", "bot", patience)
    ours = machine.bot_environment(outputs)
    ClubQuestions(boto3.client("dynamodb"), outputs["ConversationsTable"]).keep(own_questions())
    bot = bot_of(ours)
    bot.store.keep_contents(sync_contents(bot.whatsapp.client, bot.settings.club))
    return sender | ours | {"SENDER_TOKEN": token, "SENDER_WEBHOOK_SECRET": told, FEEDBACK_QUEUE: feedback}


def feedback_queue(outputs: dict[str, str]) -> str:
    """Where the sender's feedback topic comes to on this machine, instead of a function: the queue's URL."""
    sqs, sns, topic = boto3.client("sqs"), boto3.client("sns"), outputs["FeedbackTopicArn"]
    url = sqs.create_queue(QueueName="feedback")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    there = sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    if arn not in {each["Endpoint"] for each in there}:
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    return url
