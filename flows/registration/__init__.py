"""What this club asks of one player: the questions, and the rules of the club and the FA about their answers."""
