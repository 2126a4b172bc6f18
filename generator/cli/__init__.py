"""The command line: commands, flags, help, completion, and one run of each command."""
