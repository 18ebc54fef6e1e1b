"""What every page of the desk stands in: who is signed in, forms, errors, headers."""
