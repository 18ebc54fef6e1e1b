"""What the desk can do, for the club's programs: acts on a registration, its photo, and the desk's people."""
