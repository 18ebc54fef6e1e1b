"""What we ask: the questions, their rules and the words around them, in pure Python.

No clock, network, database, environment, Flask or boto3: the time and the club come in as arguments, replies and
facts go out. Imports nothing of bot/, sender/ or local/.
"""
