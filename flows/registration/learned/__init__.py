"""What the classifiers learned of replies, a file a question: see understanding/classifier.py."""

from pathlib import Path

LEARNED = Path(__file__).parent
