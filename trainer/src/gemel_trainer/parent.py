"""The parent's death ends the trainer.

The launcher holds the other end of standard input and writes nothing. When it dies, however it
dies, the kernel closes the pipe. PR_SET_PDEATHSIG is no substitute: it fires when the forking
*thread* ends, and a Java launcher forks from a pooled one.
"""

from __future__ import annotations

import os
import signal
import threading

import psutil

from gemel_trainer.errors import Exit


def watch_stdin() -> None:
    """Starts the watch: at end-of-file the whole process group is killed; exit 75."""
    if os.getpgrp() != os.getpid():
        # A group of our own, so that killing it spares the launcher's other children.
        os.setpgid(0, 0)
    threading.Thread(target=_wait, name="parent", daemon=True).start()


def _wait() -> None:
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass  # a closed descriptor is as good as end-of-file
    _kill_group()
    os._exit(Exit.PARENT_LOST)


def _kill_group() -> None:
    """Kills every other process of the group: killpg would take our own exit code with it."""
    own, group = os.getpid(), os.getpgrp()
    for pid in psutil.pids():
        try:
            if pid != own and os.getpgid(pid) == group:
                os.kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
