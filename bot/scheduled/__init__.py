"""What the clock starts: reminders, the digest, and looks at what Twilio says of templates, costs and lost messages."""
