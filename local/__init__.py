"""The whole thing on one machine: embedded AWS, Twilio's stand-in, and a phone you can hold.

Imports bot/ and sender/ to run them; nothing but tests/, benchmarks/ and start.py imports this folder.
"""
