"""The engine: plays one message through a flow, and knows no question of any."""
