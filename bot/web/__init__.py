"""What is asked over HTTP: Twilio's webhooks, the trigger, the club's API, and who may come in."""
