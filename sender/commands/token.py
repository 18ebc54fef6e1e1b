"""`python -m sender.commands.token USER_ID [EMAIL] [CUSTOMER_ID]` prints a token that is good for 24 hours."""

import os
import sys
from collections.abc import Mapping

import boto3

from sender.auth.token_keys import KeysUnavailable, SharedSecret
from sender.auth.tokens import make_token
from sender.settings import read
from service.settings import MissingSettings


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if not 1 <= len(arguments) <= 3 or arguments[0].startswith("-") or not arguments[0].strip():
        print("usage: python -m sender.commands.token USER_ID [EMAIL] [CUSTOMER_ID]", file=sys.stderr)
        return 2
    try:
        settings = read(environment, "jwt_secret", "jwt_issuer")
        secret = SharedSecret(boto3.client("secretsmanager"), settings["jwt_secret"]).current()
    except MissingSettings as missing:
        print(missing, file=sys.stderr)
        return 1
    except KeysUnavailable:
        print("The secret cannot be read: is SENDER_JWT_SECRET_ARN right, and may you read it?", file=sys.stderr)
        return 1
    print(make_token(secret, *arguments, issuer=settings["jwt_issuer"]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
