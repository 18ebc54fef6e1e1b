"""What a parent says beside the questions: never an answer, and answered all the same.

`urgent` (somebody is in danger) and `aside` (small talk, and what a family lives in) are heard before the answer,
`question` (a question back to us) where there is none.
"""

from flows.small_talk.talk import Talk, aside, question, urgent

__all__ = ["Talk", "aside", "question", "urgent"]
