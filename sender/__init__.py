"""How we notify: the shared service that any of the club's programs may call.

The front (API) writes a request into the ledger and puts its messages on the queue; the back (worker) sends them, and
the ledger knows what became of each. Joined in app.py and worker/assembly.py, and nowhere else.

Imports service/, and nothing of bot/, flows/ or local/.
"""
