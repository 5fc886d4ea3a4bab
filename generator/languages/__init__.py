"""The phrases of the interface, and what a translation was made from."""
