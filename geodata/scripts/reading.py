"""Reads files that may be absent or faulty. What is wrong is said in one line, with what to do."""

import json


def text(path, advice):
    """The text of a UTF-8 file, without its byte order mark."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"{error.reason}, byte {error.start + 1}"
        raise SystemExit(f"{path}: not UTF-8 ({where}); save it in UTF-8") from None
    except OSError as error:
        raise SystemExit(f"{path}: {_reason(path, error)}; {advice}") from None


def json_of(path, advice):
    """What a JSON file holds."""
    written = text(path, advice)
    try:
        return json.loads(written)
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise SystemExit(f"{where}: broken JSON: {error.msg}; {advice}") from None
    except (ValueError, RecursionError) as error:
        raise SystemExit(f"{path}: broken JSON: {error}; {advice}") from None


def reference(folder, name):
    """What a JSON file of the reference holds."""
    return json_of(folder / name, "name the reference's folder with --reference DIR")


def _reason(path, error):
    if path.is_dir():
        return "a folder, not a file"
    return "no such file" if isinstance(error, FileNotFoundError) else error.strerror.lower()
