"""What is built before our programs start:

both stacks, the contents at Twilio, the sender's templates and its token.
"""

import os
from pathlib import Path

import boto3

from bot.app import bot_of
from bot.contents import sync as sync_contents
from local.machine import EMAIL_FROM, PATIENCE, TOKEN_PARAMETER, Machine
from local.stack import deploy
from sender.settings import Settings as SenderSettings
from sender.templates import Templates
from sender.templates import sync as sync_templates
from sender.token import make_token

ROOT = Path(__file__).resolve().parent.parent


def build(machine: Machine) -> dict[str, str]:
    """Build it, or bring it up to date, in a started world. The environment that our programs need."""
    aws = machine.aws_environment()
    patience = {"PatienceSeconds": PATIENCE}
    os.environ.update(aws)
    sender = machine.sender_environment(deploy(aws, ROOT / "sender" / "infrastructure.yaml", "sender", patience))
    ses = boto3.client("sesv2")
    if EMAIL_FROM not in {each["IdentityName"] for each in ses.list_email_identities()["EmailIdentities"]}:
        ses.create_email_identity(EmailIdentity=EMAIL_FROM)
    settings = SenderSettings.from_environment(sender)
    sync_templates(Templates(boto3.client("dynamodb"), settings.templates_table))
    token = renew_token(settings)
    outputs = deploy(aws, ROOT / "infrastructure.yaml", "bot", patience)
    ours = machine.bot_environment(outputs)
    bot = bot_of(ours)
    bot.store.keep_contents(sync_contents(bot.whatsapp.client, bot.settings.club))
    return sender | ours | {"SENDER_TOKEN": token}


def renew_token(settings: SenderSettings) -> str:
    """Lay a day's token for the bot where it looks for one."""
    secret = boto3.client("secretsmanager").get_secret_value(SecretId=settings.jwt_secret)["SecretString"]
    token = make_token(secret, "bot", issuer=settings.jwt_issuer)
    boto3.client("ssm").put_parameter(Name=TOKEN_PARAMETER, Value=token, Type="SecureString", Overwrite=True)
    return token
