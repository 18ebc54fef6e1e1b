"""Which Python runs a function: the one that its runtime names, where this machine has it."""

from typing import Any

from deploy.packing.interpreters import interpreter


def run_as_lambda(lambda_runtime: Any) -> None:
    """Teach ministack's module, which runs all of them by the interpreter that it runs in itself; once a process."""
    binary_of = lambda_runtime._detect_runtime_binary

    def _detect_runtime_binary(runtime: str) -> tuple[str, str]:
        binary, script = binary_of(runtime)
        named = interpreter(runtime.removeprefix("python")) if runtime.startswith("python") else None
        return named or binary, script

    lambda_runtime._detect_runtime_binary = _detect_runtime_binary
