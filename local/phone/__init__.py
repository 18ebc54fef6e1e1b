"""The phone in the browser: its JSON API, and what it shows beside the chat."""
