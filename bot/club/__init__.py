"""What the club does: invites, looks, corrects, exports, and what falls due with time."""
