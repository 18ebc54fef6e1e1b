"""What developers run by hand: `python -m scripts.diagram`, `python -m scripts.release`."""
