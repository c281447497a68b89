"""What several benchmarks stand on: a cheap Bot API server, the program as a process, who posts to it, a table."""
