"""The runbook's commands, run as they are written against a deployed stage."""
