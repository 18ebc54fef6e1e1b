"""What is kept: the ledger, who is not written to any more, and what an address is."""
