"""The look of the pages for people of the club, and the headers that keep them where they belong."""

import base64
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from flask import Response, render_template_string

STYLE = """body{margin:0;background:#f4f5f4;color:#1d2420;font:18px/1.5 Arial,Helvetica,sans-serif}
main{max-width:32em;margin:0 auto;padding:24px;background:#fff;min-height:100vh;box-sizing:border-box}
h2{font-size:1.2em;margin:32px 0 0}
form{margin:0 0 16px}label{display:block}a{color:#00694e}
input{font:inherit;padding:10px;width:8em;border:2px solid #1d2420;border-radius:6px;margin:0 8px 8px 0}
button{font:inherit;padding:12px 20px;background:#00694e;color:#fff;border:0;border-radius:6px}
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #ffbf47}"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>{{ title }}</title><style>{{ style|safe }}</style></head>
<body><main><h1>{{ title }}</h1>
{% for line in lines %}{% if line[:2] == "# " %}<h2>{{ line[2:] }}</h2>{% else %}<p>{{ line }}</p>{% endif %}
{% endfor %}{% if ring %}<p><a href="tel:{{ ring }}">Ring now</a></p>
{% endif %}{% if code %}<form method="post"><label for="code">The six digits of the code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required>
<button name="do" value="{{ code.do }}">Show me</button></form>
{% endif %}{% for button in buttons %}<form method="post"><button name="do" value="{{ button.do }}">{{ button.label }}\
</button></form>
{% endfor %}{% if link %}<p><a href="{{ link.to }}">{{ link.label }}</a></p>
{% endif %}</main></body></html>"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = "Content-Security-Policy"
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
    POLICY: f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
}


class Button(NamedTuple):
    """What a press of it posts as `do`, and what it says."""

    do: str
    label: str


class Link(NamedTuple):
    """Where it leads, and what it says."""

    to: str
    label: str


class CodeForm(NamedTuple):
    """A field for a code, posted with this `do`."""

    do: str


def page(
    title: str,
    lines: Sequence[str],
    buttons: Sequence[Button] = (),
    *,
    code: CodeForm | None = None,
    ring: str = "",
    link: Link | None = None,
    leads_to: str = "",
    status: int = 200,
) -> Response:
    """A page of plain lines, "# " before a heading, then a number to ring, a field for a code, buttons, and a link.

    A press of a button may lead to the origin `leads_to`: browsers hold a form's redirects, too, to what is allowed.
    """
    shown = render_template_string(
        PAGE, title=title, style=STYLE, lines=lines, buttons=buttons, code=code, ring=ring, link=link
    )
    policy = HEADERS[POLICY].replace("form-action 'self'", f"form-action 'self' {leads_to}".rstrip())
    return Response(shown, status=status, mimetype="text/html", headers=HEADERS | {POLICY: policy})
