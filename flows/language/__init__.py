"""What text is before it means anything: tidied, cut into words, numbers as words, tables of phrases."""
