"""Dates of birth, in one message or in several."""
