"""One stage, deployed as an operator does: it comes about through kills, its runbook is followed, and it goes."""
