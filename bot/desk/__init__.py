"""The desk: the club in a browser, for its people. Imported when a path under /desk is asked for, and not before.

Imports bot/ below it, flows/ and service/; within: pages → frame, views → people.
"""
