"""Who may come in: API keys, a request's scope, and its budget."""
