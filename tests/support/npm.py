"""Where are the tests' npm packages? Installed once from the lock file, into a folder of the system's temporary one."""

import fcntl
import functools
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

JS = Path(__file__).parent.parent / "js"
_INSTALL = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]


@functools.cache
def npm_folder() -> Path:
    """The folder that holds node_modules; skips the test where npm or its registry is not there."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("needs node and npm, which are not installed here")
    lock_file = JS / "package-lock.json"
    version = hashlib.sha256(lock_file.read_bytes()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"dayeight-npm-{os.getuid()}-{version}"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes may come at once
        if not (folder / "complete").exists():
            _install(folder)
    return folder


def _install(folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(JS / name, folder)
    try:
        done = subprocess.run(_INSTALL, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm's registry did not answer within two minutes")
    if done.returncode:
        pytest.skip(f"npm could not install the test packages: {done.stderr.strip().splitlines()[0]}")
    (folder / "complete").touch()
