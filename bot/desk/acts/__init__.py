"""What can be done to a registration at the desk: one table, from which its buttons and its pages are made."""
