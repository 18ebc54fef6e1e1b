"""ministack asks IAM about GetParameters as if it named nothing; here it names its first parameter."""

import json
from collections.abc import Mapping
from typing import Any

GET_PARAMETERS = "AmazonSSM.GetParameters"


def name_parameters(iam_actions: Any) -> None:
    """Teach ministack's module; once a process."""
    arn_of = iam_actions.extract_resource_arn

    def extract_resource_arn(
        service: str, method: str, path: str, headers: Mapping[str, str], body: bytes, *more: Any
    ) -> str:
        arn = arn_of(service, method, path, headers, body, *more)
        target = next((value for name, value in headers.items() if name.lower() == "x-amz-target"), "")
        if arn != "*" or target != GET_PARAMETERS:
            return arn
        first, (_, region, account) = json.loads(body)["Names"][0], more
        return f"arn:aws:ssm:{region}:{account}:parameter/{first.lstrip('/')}"

    iam_actions.extract_resource_arn = extract_resource_arn
