"""What one club asks and another does not: entries of its club.toml, made into questions of the registration.

`entries` is their shape, `faults` names everything that is wrong with them, `conditions` says when one is asked,
`consents` are several yes-or-no items in one breath, `flow` puts them among the questions that every club asks.
"""
