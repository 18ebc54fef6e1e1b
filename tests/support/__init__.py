"""What the stories are told with: chats, houses, clubs, wires and clocks."""
