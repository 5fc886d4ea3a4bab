"""`serve`: the site while its records are edited."""

from __future__ import annotations

import gc
import os
import threading
from datetime import datetime
from pathlib import Path

import click

from generator.checks import report
from generator.checks.check import Checked
from generator.commands.content import CONTENT, EPOCH, cache_of, need_project
from generator.commands.terminal import say
from generator.publish.theme import surroundings
from generator.serve.server import Live, Server, follow


@click.command("serve")
@CONTENT
@EPOCH
@click.option("--port", default=8000, show_default=True, help="The port on this machine; 0 is any that is free.")
def serve_command(content: Path, epoch: int, port: int) -> None:
    """Show the site while its records are edited: each save appears at once, and so does what is wrong."""
    need_project()
    os.environ |= surroundings(epoch)

    def tell(outcome: Checked) -> None:
        said = report.as_spans(outcome, content.as_posix())
        say([report.Span(f"{datetime.now():%H:%M:%S}  "), *said])

    with cache_of(content) as cache:
        live = Live(content, cache)
        tell(live.update())
    try:
        server = Server(live, port)
    except OSError as error:
        raise click.UsageError(f"Port {port} cannot be used ({error.strerror}); choose another with --port.") from error
    gc.freeze()  # what was read stays; what each edit leaves behind is cleared away
    gc.enable()
    ended = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://localhost:{server.server_port}  (Ctrl-C ends it)")
    try:
        follow(live, content, Path("overrides"), tell, ended)
    except KeyboardInterrupt:
        server.shutdown()
