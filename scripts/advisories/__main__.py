"""The pins are compared with published advisories, Lambda's Python with AWS's calendar, and the C libraries inside the
picture wheels, which no list of packages sees, with what OSS-Fuzz found, and by their age. What was not asked is said.
"""

import sys
from datetime import UTC, datetime

from scripts.advisories.bundled import (
    bundled,
    found_by_fuzzing,
    not_looked_at,
    told_of_age,
    too_old,
    unsound,
    wheels_built,
)
from scripts.advisories.pins import audited, known_of, uncompared
from scripts.advisories.runtime import ending, lifecycle, runtime


def main() -> int:
    today = datetime.now(UTC).date()
    said, inside, built = audited(), bundled(), wheels_built()
    findings = found_by_fuzzing(inside)
    print(uncompared(said) or "The pins were compared with the published advisories.")
    print("Inside the wheels: " + ", ".join(f"{name} {version}" for name, version in inside.items()))
    print(told_of_age(built, today))
    print(not_looked_at(inside))
    if findings is None:
        print("NOT COMPARED with OSS-Fuzz's findings: what is inside the wheels. Run this where there is a network.")
    faults = [*known_of(said), *unsound(inside), *(findings or ()), *too_old(built, today)]
    faults += ending(runtime(), lifecycle(), today)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
