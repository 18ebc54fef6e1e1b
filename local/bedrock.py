"""Amazon Bedrock's stand-in: a model that answers from a table, with faults and slowness as they are asked for.

`replies` maps what a parent writes to a value; what is not in it is unclear. `POST /bedrock/replies` adds to it.
"""

import time
from typing import Any

from flask import Blueprint, Response, jsonify, request

EXAMPLES = {"whichever the big lads wear": "13/14", "same as the telly licence goes out": "15"}


class Bedrock:
    """`asked` are the requests so far; `fault` is the code of an error, `slow` how many seconds an answer takes,
    `answer` a whole answer to give in place of the table's.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.replies, self.asked = dict(EXAMPLES), list[dict[str, Any]]()
        self.fault, self.slow, self.answer = "", 0.0, None

    def converse(self, body: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(body)
        time.sleep(self.slow)
        if self.answer is not None:
            return self.answer
        said = body["messages"][0]["content"][0]["text"]
        value = next((value for text, value in self.replies.items() if f"<message>{text}</message>" in said), "unclear")
        used = {"toolUse": {"toolUseId": "one", "name": "answer", "input": {"value": value}}}
        usage = {"inputTokens": 300, "outputTokens": 20, "totalTokens": 320}
        message = {"role": "assistant", "content": [used]}
        return {"output": {"message": message}, "stopReason": "tool_use", "usage": usage, "metrics": {"latencyMs": 1}}


def bedrock_api(bedrock: Bedrock) -> Blueprint:
    """Converse, and what a developer lets the model say."""
    blueprint = Blueprint("bedrock", __name__)

    @blueprint.post("/model/<path:_model>/converse")
    def converse(_model: str) -> Response:
        answer = bedrock.converse(request.get_json())
        if bedrock.fault:
            refused = jsonify(message="refused")
            refused.status_code, refused.headers["x-amzn-ErrorType"] = 400, bedrock.fault
            return refused
        return jsonify(answer)

    @blueprint.post("/bedrock/replies")
    def replies() -> dict[str, str]:
        bedrock.replies |= request.get_json()
        return bedrock.replies

    return blueprint
