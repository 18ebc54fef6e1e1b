"""The grammar that all answers share: yes and no, one of a few, free text, and answers that may be absent."""
