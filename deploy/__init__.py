"""How it goes into production: both services, packed and put into an AWS account, by one command.

Imports bot/, sender/ and flows/; nothing imports deploy/ but the rehearsal in local/, the tests and the benchmarks.
"""
