"""What every service of the club has: its logs, its figures, the frame about its requests, and how settings are read.

Imports nothing of bot/, sender/ or flows/, and knows nothing of what a service does: each hands in its own name.
"""
