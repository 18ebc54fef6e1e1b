"""What a text message costs: the GSM 7-bit alphabet (3GPP TS 23.038), and how many parts a text travels in."""

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")  # two septets each
ALPHABET = BASIC | EXTENDED

# Marks that say the same in GSM. Letters are not among them: Siân is not Sian.
PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\t\u00a0\u2002\u2003\u2007\u2009\u200a\u202f", " "),
        **dict.fromkeys("\u200b\u200c\u2060\ufeff\u00ad", ""),
        "…": "...",
        "•": "-",
    }
)


def folded(text: str) -> str:
    """The text with typographic marks in GSM's alphabet where that makes it fit, else as it was.

    One character outside takes the whole text to UCS-2, at 70 characters a part instead of 160; when it goes there
    anyway, its marks may stay.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    plain = text.translate(PLAIN)
    return plain if ALPHABET.issuperset(plain) else text


def segments(text: str) -> int:
    """Parts of 160 septets, or 153 in a joined message; 70 and 67 UTF-16 units where a character is not in GSM."""
    if ALPHABET.issuperset(text):
        return _parts([2 if character in EXTENDED else 1 for character in text], alone=160, joined=153)
    return _parts([len(character.encode("utf-16-le")) // 2 for character in text], alone=70, joined=67)


def _parts(widths: list[int], alone: int, joined: int) -> int:
    """How many parts characters of these widths take; a part does not end within a character."""
    if sum(widths) <= alone:
        return 1
    parts, used = 1, 0
    for width in widths:
        if used + width > joined:
            parts, used = parts + 1, 0
        used += width
    return parts
