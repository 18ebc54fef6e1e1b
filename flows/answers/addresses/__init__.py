"""Where somebody lives: the postcode, the house, the street and the town."""
