"""The payment provider's webhook, and the page by which a parent comes to the provider."""
