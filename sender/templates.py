"""The old name of `python -m sender.commands.templates`, which still works for one release."""

from runpy import run_module

if __name__ == "__main__":
    run_module("sender.commands.templates", run_name="__main__")
