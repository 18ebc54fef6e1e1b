"""Where British parents have their mail, and the slips they make in writing it."""

from __future__ import annotations

import difflib

# A domain that is nearly one of these is asked about.
_COMMON = frozenset("""
    gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.co.uk live.com yahoo.com yahoo.co.uk ymail.com
    icloud.com me.com mac.com aol.com aol.co.uk msn.com mail.com sky.com virginmedia.com virgin.net ntlworld.com
    blueyonder.co.uk btinternet.com btopenworld.com talktalk.net tiscali.co.uk rocketmail.com protonmail.com proton.me
""".split())  # fmt: skip
_LONG_ENOUGH = tuple(sorted(domain for domain in _COMMON if len(domain) > 8))  # "sly.com" is no slip for sky.com
# Near to one of the above, and real.
_OTHERS = frozenset("""
    email.com mail.co.uk hotmail.fr hotmail.de hotmail.es hotmail.it yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.ie
    yahoo.in yahoo.co.in yahoo.com.au outlook.fr outlook.de outlook.es outlook.ie live.fr live.ie live.nl gmx.com
    gmx.co.uk gmx.net
""".split())  # fmt: skip
_SLIPS = {
    "gmail.co.uk": "gmail.com",
    "gmail.co": "gmail.com",
    "gmail.uk": "gmail.com",
    "icloud.co.uk": "icloud.com",
    "icloud.co": "icloud.com",
    "outlook.co": "outlook.com",
    "btinternet.co.uk": "btinternet.com",
    "sky.co.uk": "sky.com",
    "gmail": "gmail.com",
    "icloud": "icloud.com",
    "outlook": "outlook.com",
}
# Endings that no domain has.
_ENDINGS = {
    **dict.fromkeys("con c com.uk com.com cpm cmo ocm comm coom vom xom cim c0m copm cokm".split(), "com"),
    **dict.fromkeys("couk co.ukk co.ul co.ik co.yk c.uk co.k co.u cou.k uk.co co.uk.com".split(), "co.uk"),
    **dict.fromkeys("ogr orgg prg".split(), "org"),
}
_NEAR = 0.86  # of difflib's ratio: one slip in "gmail.com" is 0.89


def probable_domain(domain: str) -> str | None:
    """The domain that was probably meant by a lower-case one, None where it is right or near to nothing."""
    if domain in _COMMON or domain in _OTHERS:
        return None
    mended = _SLIPS.get(domain) or _with_ending(domain.replace(",", "."))
    if mended not in _COMMON:
        mended = next(iter(difflib.get_close_matches(mended, _LONG_ENOUGH, n=1, cutoff=_NEAR)), mended)
    return mended if mended != domain else None


def _with_ending(domain: str) -> str:
    name, _, ending = domain.partition(".")
    while ending and ending not in _ENDINGS:
        label, _, ending = ending.partition(".")
        name += "." + label
    return f"{name}.{_ENDINGS[ending]}" if ending else domain
