"""Chats on the flow alone, and parents who answer what they are asked."""
