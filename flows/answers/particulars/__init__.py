"""What only a football club asks: kit, shirt, photo, payment day, consent, health and where a child lives."""
