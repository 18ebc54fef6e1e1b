"""Names, nicknames, relatives and whoever is called in an emergency."""
