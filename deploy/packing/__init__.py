"""What Lambda is given: its own platform's packages, only what the code can reach, live bytecode, no secret."""
