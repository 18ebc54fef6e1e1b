"""How well what parents write is understood, measured on replies with their right outcome."""
