"""What is wrong with a request: every fault at once, each by the path of its field."""


class Faults(Exception):
    """`errors` are by path, like `Addresses.jane@example.com.ChannelType`; `status` is the HTTP status they make."""

    def __init__(self, errors: dict[str, str], status: int = 400):
        super().__init__(f"{len(errors)} faults")
        self.errors, self.status = errors, status
