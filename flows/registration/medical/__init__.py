"""What is told of health, of a condition and of where its medicine is."""
