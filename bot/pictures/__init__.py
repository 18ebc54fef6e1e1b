"""What a parent sends as a photo: fetched, decoded apart, cut to a portrait, kept."""
