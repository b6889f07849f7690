"""What a proposal means, as a comment for who reviews it."""
