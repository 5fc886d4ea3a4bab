"""Run the command line: `python -m generator`."""

import gc

from generator.cli import main

# Records hold no rings; looking for some among a million small values took half the time of a check.
gc.disable()
main()
