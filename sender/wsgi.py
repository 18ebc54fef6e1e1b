"""The name that Zappa and other WSGI servers load: `sender.wsgi.app`."""

from sender.app import create_app

app = create_app()
