"""What may stand in the log: no keys of mailed links, which reset passwords."""

import logging
import re

KEY = re.compile(r"(/(?:confirm-email|password/reset/key)/)[^/?\s\"]+")


class WithoutKeys(logging.Formatter):
    """Takes the keys out of the addresses in a line and its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return KEY.sub(r"\1<key>", super().format(record))
