"""Who may sign in to the desk, as what; their links and sessions; and the trail of what they read and did."""
