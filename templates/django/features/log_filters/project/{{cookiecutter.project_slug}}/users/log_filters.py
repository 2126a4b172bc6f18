"""What may stand in the log: no keys of mailed links, which reset passwords."""

import logging
import re

KEY = re.compile(r"(/(?:confirm-email|password/reset/key)/)[^/?\s\"]+")


class WithoutKeys(logging.Filter):
    """Takes the keys out of the addresses in a line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = KEY.sub(r"\1<key>", record.getMessage()), ()
        return True
