"""How we talk: the edge, one outside thing a file. Everything is joined in app.py and worker.py, and nowhere else.

Imports flows/ and service/, and nothing of sender/ or local/.
"""
