"""What a question, an answer, a rule, an article or a package is and means."""
