"""A child's safety first: alerts with a way of their own, until a person has taken them."""
