"""Whatever strangers can send, made up at random: `python -m scripts.fuzz`."""
