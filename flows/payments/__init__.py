"""Payments that a provider takes: when the monthly fee is collected, what the provider's news mean, and what it is told
to do. Pure: the day and the news come in, the registration is changed.
"""
