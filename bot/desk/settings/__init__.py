"""What is changed of the club at the desk and by its programs: its parts, and how a change is kept."""
