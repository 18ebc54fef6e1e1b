"""What the benchmarks stand on: floors, stages and packages to compare with."""
