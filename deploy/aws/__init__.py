"""What a deployment makes in AWS: stacks, functions by Zappa, their environments and parameters."""
