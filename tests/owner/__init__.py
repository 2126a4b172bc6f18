"""What an owner does with a generated project: what its README says, in order and to the letter."""
