"""How fast and how small: each benchmark measures one thing and shows it beside its limit.

Imports bot/, flows/, local/, deploy/ and the tests' examples; nothing imports this folder.
"""
