"""What a club says and may change from one evening to the next, by the same rules in club.toml and at the desk."""
