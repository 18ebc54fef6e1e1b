"""Payments through a provider: GoCardless as its client, what the parent's page begins, and what the provider tells."""
