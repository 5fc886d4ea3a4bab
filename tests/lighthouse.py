"""What Lighthouse says of a page of each kind on a phone: `make lighthouse`.

The site is built with an address, as one that is published is, and served with gzip. Lighthouse comes from npm.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import PARTS
from tests.conftest import FLAGS, find_browser

PAGES = ("index", "papers/lora", "topics/efficient-inference", "lineages/attention-and-the-transformer", "explore")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
LEAST_ON_EXPLORE = LEAST | {"performance": 90}
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".atom"}
RUNS = 3  # the best of which counts: other work on the machine takes away from a run, and nothing adds to it


class PackingHandler(SimpleHTTPRequestHandler):
    """Serves files packed, as what publishes sites does, without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file() or file.suffix not in PACKED:
            return super().do_GET()
        packed = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)
        return None


def built(folder: Path, address: str) -> Path:
    """The real site, made with an address."""
    for part in (*PARTS, "content"):
        (folder / part).symlink_to(Path(part).resolve())
    command = [sys.executable, "-m", "generator", "site"]
    subprocess.run(command, cwd=folder, env=os.environ | {"SITE_URL": address}, check=True, stdout=subprocess.DEVNULL)
    return folder / "site"


def scores(address: str) -> dict[str, int]:
    """What Lighthouse gives a page, of 100."""
    command = ["npm", "exec", "--yes", "--package=lighthouse@12.8.2", "--", "lighthouse", address, "--quiet"]
    command += ["--output=json", f"--only-categories={','.join(LEAST)}"]
    command += [f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}"]
    chrome = {"CHROME_PATH": browser} if (browser := find_browser()) else {}
    said = subprocess.run(command, env=os.environ | chrome, check=True, stdout=subprocess.PIPE).stdout
    return {name: round(100 * category["score"]) for name, category in json.loads(said)["categories"].items()}


def best(address: str) -> dict[str, int]:
    """The best that each category got in so many runs."""
    runs = [scores(address) for _ in range(RUNS)]
    return {name: max(run[name] for run in runs) for name in LEAST}


def main() -> int:
    """Say every score; the exit code tells whether one is too low."""
    low = 0
    with TemporaryDirectory() as folder:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PackingHandler, directory=f"{folder}/site"))
        address = f"http://localhost:{server.server_port}/"
        built(Path(folder), address)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for page in PAGES:
            found = best(f"{address}{page}.html")
            least = LEAST_ON_EXPLORE if page == "explore" else LEAST
            low += sum(found[name] < least[name] for name in least)
            print(f"{page:45}", "  ".join(f"{name} {score}" for name, score in found.items()), flush=True)
        server.shutdown()
    return low > 0


if __name__ == "__main__":
    sys.exit(main())
