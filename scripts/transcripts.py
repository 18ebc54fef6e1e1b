"""Write the golden transcripts anew: `python -m scripts.transcripts`. Read the difference before it is committed.

A chat whose end would change is left as it is and named: its lines are to be changed by hand, and the last one, which
tells the end, is to be taken out.
"""

import sys

from tests.support.chats.transcripts import FOLDER, EndsElsewhere, play


def main() -> int:
    """1 where a chat was left as it is, else 0."""
    left = 0
    for path in sorted(FOLDER.glob("*.txt")):
        try:
            path.write_text(play(path.read_text(encoding="utf-8")), encoding="utf-8")
        except EndsElsewhere as elsewhere:
            print(f"{path.name} is left as it was: {elsewhere}", file=sys.stderr)
            left = 1
    return left


if __name__ == "__main__":
    raise SystemExit(main())
