"""WhatsApp through Twilio: how a reply looks there, how it is sent and asked about, and what Twilio posts to us."""
