"""Pictures are decoded apart: in a process that holds nothing, reaches nothing, and ends when it takes too much.

Anybody with an invite may send a file, and a decoder is a large piece of C. So the bytes go to a child on its standard
input, with an empty environment: no token, no key, no address of ours. Before it looks at them it gives up opening
files and sockets and writing to disk, and it gets so much memory and time and no more. Whoever breaks into it finds a
picture. Run as a script this file is that child.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping

MOST_MEMORY = 1_600_000_000  # bytes of address space, of which 48 million pixels of a HEIC take a third in memory
MOST_CPU = 10  # seconds of CPU: ten times what the largest photo takes
MOST_WAIT = 15.0  # seconds until the worker stops waiting: half of its own time limit
FIT, UNFIT = 0, 3  # how the child ends: what it says is a portrait, or the reason why there is none
NEEDED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")  # what Python itself may need in order to start


def portrait_apart(data: bytes, *, cpu: int = MOST_CPU, memory: int = MOST_MEMORY, wait: float = MOST_WAIT) -> bytes:
    """`image.portrait` in a child of its own. Raises Unfit, and "too_heavy" for what takes more time or memory."""
    from bot.pictures.image import Unfit

    command = [sys.executable, "-I", __file__, json.dumps(sys.path), str(cpu), str(memory)]
    bare = bare_environment(os.environ)
    try:
        child = subprocess.run(command, input=data, capture_output=True, env=bare, timeout=wait)
    except subprocess.TimeoutExpired:
        raise Unfit("too_heavy") from None
    if child.returncode == FIT:
        return child.stdout
    raise Unfit(child.stdout.decode("ascii", "replace") if child.returncode == UNFIT else "too_heavy")


def bare_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: environment[name] for name in NEEDED if name in environment}


def confine(cpu: int, memory: int) -> None:
    """Give up what decoding does not need. Limits that are lowered so cannot be raised again by the process itself."""
    try:
        import resource
    except ImportError:  # Windows has no such limits, and runs no production
        return
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 0,  # its pipes stay open: no file and no socket is opened beside or instead of them
    }
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def main(paths: str, cpu: str, memory: str) -> int:
    sys.path[:] = json.loads(paths)
    from bot.pictures.image import Unfit, get_ready, portrait

    get_ready()
    confine(int(cpu), int(memory))
    try:
        said, how = portrait(sys.stdin.buffer.read()), FIT
    except Unfit as unfit:
        said, how = unfit.reason.encode(), UNFIT
    except MemoryError:
        said, how = b"too_heavy", UNFIT
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return how


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
