"""A program that sends by e-mail, in Python: `SENDER_URL=… SENDER_SECRET=… python send.py FROM TO SUBJECT`.

It needs `pip install PyJWT requests`.
"""

import os
import sys
import time
import uuid

import jwt
import requests


def token(secret: str, caller: str) -> str:
    now = int(time.time())
    claims = {"sub": caller, "iss": "messaging-api", "iat": now, "exp": now + 24 * 3600}
    return jwt.encode(claims, secret, algorithm="HS256")


def send(address: str, sender: str, subject: str) -> dict:
    answer = requests.post(
        os.environ["SENDER_URL"],
        headers={"Authorization": f"Bearer {token(os.environ['SENDER_SECRET'], 'python-caller')}"},
        json={
            "TraceId": f"python-{uuid.uuid4()}",
            "EmailMessage": {"FromAddress": sender, "Subject": subject},
            "Addresses": {address: {"ChannelType": "EMAIL"}},
        },
        timeout=30,
    )
    return answer.json()


if __name__ == "__main__":
    sender, address, subject = sys.argv[1:]
    told = send(address, sender, subject)
    sys.stdout.write(f"{told}\n")
    raise SystemExit(told.get("status") != "Message sent to queue")
