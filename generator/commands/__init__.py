"""The commands, a module for each; `cli` has the table of them."""
