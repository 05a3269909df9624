//! Coordinates, and where they lie.

use super::rules;

rules! {
    BAD_POSITION = "bad-position" Error {
        "A position is no list of two numbers"
        why "A position is longitude, latitude and perhaps a height (RFC 7946, section 3.1.1); decimal commas make four numbers of two. A third number that seems to be decimals behind a comma is a warning: a reader drops it as a height."
        mend "Write [longitude, latitude], numbers without quotes, with decimals after a point."
        bad "[38,0008, 48,5947]"
        good "[38.0008, 48.5947]"
    }
    OFF_EARTH = "off-earth" Error {
        "A longitude is beyond ±180 or a latitude beyond ±90"
        why "There is no such place; most often the numbers are metres, or have changed places."
        mend "Write degrees of WGS 84, longitude first; what crosses the antimeridian is cut there."
        bad "[4229000.5, 6209000.2]"
        good "[37.990, 48.582]"
    }
    SWAPPED_COORDINATES = "swapped-coordinates" Error {
        "Latitude and longitude have changed places"
        why "As they stand they lie elsewhere on the Earth; exchanged, they lie in the area of interest."
        mend "Write longitude first, then latitude."
        bad "[48.5947, 38.0008]"
        good "[38.0008, 48.5947]"
    }
    OUTSIDE_EXTENT = "outside-extent" Error {
        "A zone or position lies outside the dataset's extent"
        why "The map says \"not mapped\" there, so that the zone would not be seen; a digit is wrong, most often."
        mend "Correct the position, or widen the extent in dataset.toml or geodata.toml."
        bad "[8.0008, 48.5947] in a dataset of Bakhmut"
        good "[38.0008, 48.5947]"
    }
    EXCESS_PRECISION = "excess-precision" Warning {
        "Coordinates have more than 6 decimals"
        why "Six decimals are 0.1 m (RFC 7946, section 11.2): the rest is noise that makes files large and diffs long. It is told once of a file, at the first."
        mend "Run `bakhmut-map fmt`, or save with 6 decimals (QGIS: COORDINATE_PRECISION 6)."
        bad "[38.000812345678901, 48.594712345678901]"
        good "[38.000812, 48.594712]"
    }
    HEIGHT = "height" Warning {
        "Positions have a third number"
        why "No map has heights: the third number is dropped; most often it is an export's zero. It is told once of a file, at the first."
        mend "Run `bakhmut-map fmt`, which drops it, or export without Z."
        bad "[38.0008, 48.5947, 0]"
        good "[38.0008, 48.5947]"
    }
    REPEATED_POSITION = "repeated-position" Warning {
        "A position stands twice in a row"
        why "It draws nothing, and some programs refuse an edge of no length."
        mend "Remove one of the two."
        bad "[38.0, 48.6], [38.0, 48.6], [38.1, 48.7]"
        good "[38.0, 48.6], [38.1, 48.7]"
    }
}
