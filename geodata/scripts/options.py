"""Values on the command line, for argparse: a day and a length."""

import argparse
from datetime import date


def day(text):
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f'"{text}" is not a day like 2025-02-15')


def metres(text):
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 9 and int(text)):
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number above 0, like 5000')
    return int(text)
