"""Where the command starts: nothing is loaded before Ctrl-C is in hand."""

import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it with status 130, however early it comes."""
    try:
        from generator.cli import run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
