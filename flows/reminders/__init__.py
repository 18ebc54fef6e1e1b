"""Who has gone quiet is reminded: when, in which words, and what becomes of a message that did not arrive."""
