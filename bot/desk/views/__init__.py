"""What the pages show: found, counted and put in order; nothing here asks the table or the request."""
