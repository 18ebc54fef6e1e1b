"""The name that Zappa and other WSGI servers load: `bot.wsgi.app`."""

from bot.app import create_app

app = create_app()
