"""What do people use instead, and how does it compare, in the same run? Needs requirements-bench.txt."""
