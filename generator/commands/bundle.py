"""`bundle`: the site as a zip that opens from a disk."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.content import EPOCH, need_project
from generator.commands.progress import console
from generator.commands.terminal import say
from generator.publish import bundle, output


@click.command("bundle")
@EPOCH
def bundle_command(epoch: int) -> None:
    """Pack site/ into dist/stemma-offline.zip, which opens from a disk."""
    need_project()
    if not Path("site/index.html").is_file():
        raise click.UsageError("There is no site yet; build it with `make site`.")
    archive = Path("dist/stemma-offline.zip")
    with console.status("packing …"):
        files = bundle.bundle(Path("site"))
        packed = output.write_zip(files, archive, epoch)
    for kind, size in bundle.sizes(files).items():
        say(f"{kind:<26} {size / 1e6:7.2f} MB")
    say(f"{'all, ' + str(len(files)) + ' files':<26} {sum(map(len, files.values())) / 1e6:7.2f} MB")
    say(f"{archive.as_posix():<26} {packed / 1e6:7.2f} MB")
