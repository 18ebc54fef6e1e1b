"""What an operator does with a deployed stage: look, call, rotate, restore; docs/runbook.md says when."""
