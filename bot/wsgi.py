"""The name that Zappa and other WSGI servers load: `bot.wsgi.app`."""

from bot import here
from bot.door import door

app = door(here.settings(), here.bot)
