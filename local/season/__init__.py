"""An example season: sixty families in every state, played through the front doors, so that the desk has life."""
