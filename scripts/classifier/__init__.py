"""How the classifiers of flows/understanding are made, of replies whose right outcome is known."""
