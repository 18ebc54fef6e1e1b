"""The pages of the desk: each reads, shows, and hands every act to bot/club."""
