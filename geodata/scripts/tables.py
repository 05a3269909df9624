"""Reads the tables that analysts keep. What is wrong is said with file, line and column."""

import csv
import io
from datetime import date

import reading


class Row:
    """A row of a table; `label` is the column that names it."""

    def __init__(self, path, line, label, cells):
        self._where = f"{path.name}:{line}: {cells[label] or 'no ' + label}"
        self.cells = cells

    def refuse(self, what):
        raise SystemExit(f"{self._where}: {what}")

    def word(self, column, allowed):
        return self.among(column, self.cells[column], allowed)

    def words(self, column, allowed):
        """Several, parted by semicolons."""
        return [self.among(column, word, allowed) for word in self.cells[column].split(";")]

    def among(self, column, word, allowed):
        if word not in allowed:
            self.refuse(f'column {column}: "{word}" is not one of: {", ".join(allowed)}')
        return word

    def number(self, column):
        try:
            return float(self.cells[column])
        except ValueError:
            self.refuse(f'column {column}: "{self.cells[column]}" is not a number like 38.0008')

    def day(self, column):
        """A day as YYYY-MM-DD; empty where the cell is."""
        text = self.cells[column]
        try:
            sound = not text or date.fromisoformat(text).isoformat() == text
        except ValueError:
            sound = False
        if not sound:
            self.refuse(f'column {column}: "{text}" is not a day like 2023-05-21')
        return text


def read(path, columns):
    """Header and rows of a table. `columns` must be among its own; the first names a row."""
    text = reading.text(path, "the table belongs there, as CSV UTF-8")
    table = csv.DictReader(io.StringIO(text))
    header = table.fieldnames or []
    missing = [column for column in columns if column not in header]
    if missing:
        there = "columns are parted by commas; found: " + ", ".join(header)
        raise SystemExit(f"{path.name}:1: no column {', '.join(missing)}; {there}")
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        raise SystemExit(f"{path.name}:1: two columns {', '.join(twice)}; take one of each out")
    rows = []
    for cells in table:
        beyond = cells.pop(None, None)
        cells = {column: cell or "" for column, cell in cells.items()}
        row = Row(path, table.line_num, columns[0], cells)
        if beyond:
            row.refuse("more cells than columns: a text with a comma needs double quotes")
        rows.append(row)
    return header, rows
