"""The sender's HTTP API: a request is read whole, accepted once, and rendered for each recipient."""
