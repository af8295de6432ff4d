"""What to do about storage that fails: one sentence each, wherever it is met. They name no place.

``docs/ops/faults.md`` says more about each.
"""

from __future__ import annotations

import errno

FULL = "the disk is full: free some space; a running engine then goes on by itself"
LOCKED = "another program holds it locked: end that program (a backup, a database browser)"
NOT_WRITABLE = (
    "it can't be written: give this user write permission on the file and its folder; "
    "if the whole disk is read only, the system's log says why"
)
READ_ONLY = "the disk is read only: the system's log says why; make it writable again"
NOT_OPENED = "it can't be opened: its folder must exist and this user must be allowed to write in it"
DISK_ERROR = "the disk reports an error, or became read only: check the disk and the system's log"
DAMAGED = (
    "it doesn't read as it was written: check the disk; only if it stays so after a restart, restore the last backup"
)
SECRETS = "the secrets can't be read: the engine's terminal and log say what to do"
NO_DATABASE = "this file is no database: move it away or name another data folder"
IN_THE_WAY = "something else is where its file or folder should be: move it away"
CLOCK_AHEAD = "the clock jumped ahead: what was due in between is overdue now; if it is wrong, set it right"
CLOCK_BACK = (
    "the clock went back: what was planned since waits until its time comes again; if it is wrong, set it right"
)

AWS_SILENT = (
    "AWS can't be reached or does not answer: the engine goes on by itself; if it lasts, look at AWS's status page and "
    "at the network of the functions"
)
AWS_BUSY = "AWS takes no more calls just now: the engine goes on by itself; if it lasts, have the quota raised"
AWS_CONTENDED = (
    "too many change the same thing at the same time: the engine goes on by itself; "
    "if it lasts, split the purse or the limit that all of them use"
)
AWS_REFUSES = "AWS refuses this to the engine's role: deploy again, so that the permissions are those of this version"
AWS_GONE = "the queue, bucket or table isn't there: deploy again, or restore it"

BUNDLE_MISSING = (
    "the bundle of the published version is not on the shelf, so the last good version stays in force: "
    "publish again, or restore the shelf's folder from the backup"
)
BUNDLE_DAMAGED = (
    "the bundle of the published version is not what was published, so the last good version stays in force: "
    "publish again, or restore the shelf's folder from the backup"
)
PLAYBOOK_BROKEN = (
    "the published version does not pass the checks of this engine, so the last good version stays in force: "
    "publish a version that does, or roll back"
)

BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: NOT_WRITABLE,
    errno.EPERM: NOT_WRITABLE,
    errno.ENOENT: NOT_OPENED,
    errno.EEXIST: IN_THE_WAY,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EISDIR: IN_THE_WAY,
    errno.EIO: DISK_ERROR,
}


def on(error: OSError) -> str:
    """What to do about an error of the operating system; what nobody thought of is told in the system's own words."""
    return BY_ERRNO.get(error.errno or 0, f"{error.strerror}: check the disk and the permissions")
