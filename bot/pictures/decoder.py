"""Pictures are decoded apart: in a process that holds nothing, reaches nothing, and ends when it takes too much.

Anybody with an invite may send a file, and a decoder is a large piece of C. So the bytes go to a child on its standard
input, with an empty environment: no token, no key, no address of ours. Before it looks at them it gives up opening
files and sockets, and it gets so much memory and time and no more; the worker's memory is closed to it. What it says is
bounded, and looked at. Whoever breaks into it finds a picture. Run as a script this file is that child.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from typing import IO

MOST_MEMORY = (
    700_000_000  # bytes of address space: 48 million pixels of a HEIC take 490; the worker keeps 300 of its GB
)
MOST_CPU = 10  # seconds of CPU: ten times what the largest photo takes
MOST_SAID = 1_000_000  # bytes: twice the largest portrait
MOST_WAIT = 15.0  # seconds until the worker stops waiting: half of its own time limit
PR_SET_DUMPABLE = 4  # linux/prctl.h
JPEG = b"\xff\xd8"
REASONS = frozenset(b"too_large too_small too_dark too_heavy corrupt document not_a_picture".split())
FIT, UNFIT = 0, 3  # how the child ends: what it says is a portrait, or the reason why there is none
NEEDED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")  # what Python itself may need in order to start


def portrait_apart(data: bytes, *, cpu: int = MOST_CPU, memory: int = MOST_MEMORY, wait: float = MOST_WAIT) -> bytes:
    """`image.portrait` in a child of its own. Raises Unfit, and "too_heavy" for what takes more time or memory."""
    from bot.pictures.image import Unfit

    command = [sys.executable, "-I", __file__, json.dumps(sys.path), str(cpu), str(memory)]
    close_to_others()
    with tempfile.TemporaryFile() as said:
        try:
            how = _ended(command, data, said, wait)
        except subprocess.TimeoutExpired:
            raise Unfit("too_heavy") from None
        said.seek(0)
        return portrait_in(how, said.read(MOST_SAID))


def portrait_in(how: int, said: bytes) -> bytes:
    """What a child says that ended so, where it can be a portrait. Raises Unfit with one of our own words."""
    from bot.pictures.image import Unfit

    if how == FIT and said.startswith(JPEG):
        return said
    raise Unfit(said.decode() if how == UNFIT and said in REASONS else "too_heavy")


def _ended(command: list[str], data: bytes, said: IO[bytes], wait: float) -> int:
    """How the child ended; what it said is in `said`, a file, so that it cannot say more than it may write."""
    bare = bare_environment(os.environ)
    return subprocess.run(
        command, input=data, stdout=said, stderr=subprocess.DEVNULL, env=bare, timeout=wait
    ).returncode


def close_to_others() -> None:
    """From now on no process of the same user can read this one's memory or trace it, on Linux: ptrace(2)."""
    if sys.platform.startswith("linux"):
        import ctypes  # at the first picture

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


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
        resource.RLIMIT_FSIZE: MOST_SAID,
        resource.RLIMIT_NOFILE: 0,  # what it has stays open: no file and no socket is opened beside or instead of them
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
