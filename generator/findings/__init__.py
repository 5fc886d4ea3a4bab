"""What is wrong, as a value, with its explanations."""
