"""The embedded AWS: ministack on a loopback port, with what it lacks put beside it."""
