"""The canonical log line of each request to the sender: ids, codes and counts, never an address or what it is told."""

from sender.logs.logs import logs
from service.log_line import LogLine

line = LogLine(logs)
tell = line.tell
