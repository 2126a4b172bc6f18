"""Where the command starts: nothing is loaded before Ctrl-C is in hand."""

import errno
import os
import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it with status 130, however early it comes.

    A reader that has read enough, such as ``head``, ends it quietly, with status 1.
    """
    try:
        try:
            from generator.cli.app import run

            run()
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.ENOSPC}:
            raise
        if error.errno == errno.ENOSPC:
            sys.stderr.write("startwise: The output cannot be written: the disk is full.\n")
        # What is left is flushed when Python ends: to where nobody minds.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
