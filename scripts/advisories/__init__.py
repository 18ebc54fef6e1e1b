"""What Lambda runs against what is known against it: `python -m scripts.advisories`, a part of `start.py check`."""
