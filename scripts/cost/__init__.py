"""What registrations cost: a run is played and counted, and priced by `scripts/prices.toml`."""
