//! Rings and polygons.

use super::rules;

rules! {
    EMPTY_RING = "empty-ring" Error {
        "A ring has no positions, or a polygon no rings"
        why "It draws nothing, and says that something was meant to be drawn."
        mend "Draw it, or remove it."
        bad r#""coordinates": [[]]"#
        good r#""coordinates": [[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7], [38.0, 48.6]]]"#
    }
    OPEN_RING = "open-ring" Error {
        "A ring's last position differs from its first"
        why "Where it is closed is left to the reader (RFC 7946, section 3.1.6, asks for equal ends)."
        mend "Repeat the first position at the end."
        bad "[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7]]"
        good "[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7], [38.0, 48.6]]"
    }
    SHORT_RING = "short-ring" Error {
        "A ring has fewer than four positions"
        why "Three corners and the first again are the least that enclose an area (RFC 7946, section 3.1.6)."
        mend "Add the positions that are missing."
        bad "[[38.0, 48.6], [38.1, 48.6], [38.0, 48.6]]"
        good "[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7], [38.0, 48.6]]"
    }
    ZERO_AREA = "zero-area" Error {
        "A ring encloses no area"
        why "Its positions lie on one point or line, or its halves cancel out: it can be neither drawn nor measured."
        mend "Draw it around the area, or remove it."
        bad "[[38.0, 48.6], [38.1, 48.6], [38.2, 48.6], [38.0, 48.6]]"
        good "[[38.0, 48.6], [38.1, 48.6], [38.2, 48.7], [38.0, 48.6]]"
    }
    CLOCKWISE_RING = "clockwise-ring" Warning {
        "An exterior ring runs clockwise, or a hole counter-clockwise"
        why "RFC 7946, section 3.1.6, has it the other way; some readers fill the rest of the world instead."
        mend "Run `bakhmut-map fmt`, which turns it round."
        bad "[[38.0, 48.6], [38.1, 48.7], [38.1, 48.6], [38.0, 48.6]]"
        good "[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7], [38.0, 48.6]]"
    }
    SELF_INTERSECTION = "self-intersection" Error {
        "An outline crosses or overlaps itself, or that of another part"
        why "What is inside is then a matter of taste: programs fill and measure it differently."
        mend "Move the vertex that was drawn in the wrong order, or make two polygons of it."
        bad "[[38.0, 48.6], [38.1, 48.7], [38.1, 48.6], [38.0, 48.8], [38.0, 48.6]]"
        good "[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7], [38.0, 48.8], [38.0, 48.6]]"
    }
    NESTED_RING = "nested-ring" Error {
        "A hole lies in another hole, or a polygon in another of its MultiPolygon"
        why "The land there is taken away twice, or counted twice: programs fill and measure it differently, and many refuse it (OGC Simple Features)."
        mend "Remove the inner one; an island in a hole is a polygon of its own."
        bad "a hole from 38.1 to 38.4, and a hole from 38.2 to 38.3"
        good "a hole from 38.1 to 38.4, and a polygon from 38.2 to 38.3"
    }
    SELF_TOUCH = "self-touch" Warning {
        "A polygon's ring meets itself in a point"
        why "It looks like two areas, or an area with a hole, and is drawn as one ring: other programs refuse it as invalid (OGC Simple Features), and the next edit makes a crossing of it."
        mend "Make two polygons of it, or a hole of the inner part, or move the two vertices apart."
        bad "[[38.0, 48.6], [38.2, 48.6], [38.1, 48.7], [38.2, 48.8], [38.0, 48.8], [38.1, 48.7], [38.0, 48.6]]"
        good "two polygons: [[38.0, 48.6], [38.2, 48.6], [38.1, 48.7], [38.0, 48.6]] and [[38.1, 48.7], [38.2, 48.8], [38.0, 48.8], [38.1, 48.7]]"
    }
    SPIKE = "spike" Warning {
        "An outline goes out to a point and straight back"
        why "A slip of the mouse: the spike has hardly any width (less than 1 m, or than a thousandth of its length), and yet is drawn and lengthens the edge."
        mend "Remove the vertex at its tip."
        bad "[38.0, 48.6], [38.05, 48.6], [38.05, 48.9], [38.05, 48.6], [38.1, 48.6]"
        good "[38.0, 48.6], [38.05, 48.6], [38.1, 48.6]"
    }
    SLIVER = "sliver" Warning {
        "A ring is narrower than 5 m on average"
        why "Twice its area by its length: such a strip is left over from cutting one outline along another."
        mend "Remove it, or snap the two outlines to each other."
        bad "a ring of 2 km by 1 m"
        good "two neighbours that share their edge"
    }
    SPOILT_BY_ROUNDING = "spoilt-by-rounding" Warning {
        "A ring would not outlive the rounding to 6 decimals"
        why "Rounded to 0.1 m it encloses no area, crosses itself or leaves its polygon: `bakhmut-map fmt` refuses the file."
        mend "Draw it with positions farther apart, or remove it."
        bad "[[38.0, 48.6], [38.0000001, 48.6], [38.0, 48.6000001], [38.0, 48.6]]"
        good "[[38.0, 48.6], [38.00001, 48.6], [38.0, 48.60001], [38.0, 48.6]]"
    }
    HOLE_OUTSIDE = "hole-outside" Error {
        "A hole lies outside its polygon's exterior ring, or crosses it"
        why "A hole is a part of the exterior (RFC 7946, section 3.1.6); outside there is nothing to take away."
        mend "Move it inside, or make it a polygon of its own."
        bad "an exterior from 38.0 to 38.1, a hole from 38.2 to 38.3"
        good "an exterior from 38.0 to 38.1, a hole from 38.02 to 38.03"
    }
    NULL_GEOMETRY = "null-geometry" Error {
        "A feature of the geodata has no geometry"
        why "RFC 7946 allows it, but what has no place can stand on no map."
        mend "Draw it, or remove the feature."
        bad r#""geometry": null"#
        good r#""geometry": { "type": "Polygon", … }"#
    }
    WRONG_GEOMETRY = "wrong-geometry" Error {
        "A feature has a geometry of a type that its file cannot use"
        why "Zones are areas, places points, borders lines."
        mend "Draw it as the message says."
        bad "a zone that is a LineString"
        good "a zone that is a Polygon or MultiPolygon"
    }
}
