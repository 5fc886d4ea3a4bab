"""Run the command line: `python -m generator`."""

try:
    from generator.cli import run
except ModuleNotFoundError as error:
    if str(error.name).startswith("generator"):
        raise
    raise SystemExit(f"The package {error.name} is missing; `make site` installs what is needed.") from None

run()
