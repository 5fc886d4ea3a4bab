"""`bundle`: the site as a zip that opens from a disk."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.content import EPOCH, SITE, SITE_STANDING, need_project, one_at_a_time
from generator.commands.progress import under_way
from generator.commands.terminal import say
from generator.publish import bundle, output, standing


@click.command("bundle")
@EPOCH
def bundle_command(epoch: int) -> None:
    """Pack site/ into dist/stemma-offline.zip, which opens from a disk."""
    need_project()
    archive = Path("dist/stemma-offline.zip")
    with one_at_a_time():
        _refuse_half(SITE)
        files = bundle.bundle(SITE)
        with under_way("packing …"):
            packed = output.write_zip(files, archive, epoch)
    sizes = bundle.sizes(files)
    for kind, size in sizes.items():
        say(f"{kind:<26} {size / 1e6:7.2f} MB")
    say(f"{'all, ' + str(len(files)) + ' files':<26} {sum(sizes.values()) / 1e6:7.2f} MB")
    say(f"{archive.as_posix():<26} {packed / 1e6:7.2f} MB")


def _refuse_half(site: Path) -> None:
    """Raise UsageError unless the site is there, whole, and as it was built."""
    if not site.is_dir():
        raise click.UsageError("There is no site yet; build it with `make site`.")
    there = standing.load(SITE_STANDING)
    if not there or not there.holds(site):
        raise click.UsageError("site/ is not as a build left it; build it anew with `make site`.")
