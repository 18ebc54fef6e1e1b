"""The canonical log line of each piece of the bot's work: ids, codes and counts, never what somebody said."""

from bot.logs.logs import logs
from service.log_line import LogLine

line = LogLine(logs)
story, tell, under_way = line.story, line.tell, line.under_way
