"""How the tests are run: how much of the long ones, and by which worker."""
