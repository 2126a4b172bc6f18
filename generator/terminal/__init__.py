"""What reaches a terminal: safe text, columns, colours, JSON."""
