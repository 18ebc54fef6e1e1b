"""Write the golden transcripts anew: `python -m scripts.transcripts`. Read the difference before it is committed."""

from tests.support.transcripts import FOLDER, play


def main() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        path.write_text(play(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
