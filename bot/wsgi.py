"""The name that Zappa and other WSGI servers load: `bot.wsgi.app`."""

from bot import process
from bot.entry import door

app = door(process.settings(), process.note, process.app)
