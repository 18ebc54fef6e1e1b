"""What a message may mean: its turn, and the looks at what the tables of a question do not read whole."""
