//! Ids, properties and their values.

use super::rules;

rules! {
    MISSING_ID = "missing-id" Error {
        "A feature of the geodata has no \"id\""
        why "By its id a zone is followed from snapshot to snapshot, and a place named by views and claims."
        mend "Write it beside the feature's \"type\", not in \"properties\"; `bakhmut-map fmt` moves it there."
        bad r#"{ "type": "Feature", "properties": { "id": "bakhmut" }, … }"#
        good r#"{ "type": "Feature", "id": "bakhmut", "properties": {}, … }"#
    }
    BAD_ID = "bad-id" Error {
        "An id or name is not of lower-case letters, digits and single hyphens"
        why "It stands in file names and on command lines."
        mend "Write it in lower case, with hyphens for spaces."
        bad r#""id": "Bakhmut East""#
        good r#""id": "bakhmut-east""#
    }
    DUPLICATE_ID = "duplicate-id" Error {
        "An id stands twice in a file"
        why "What names it means either of the two."
        mend "Give each an id of its own; parts of one settlement are bakhmut-east, bakhmut-west."
        bad r#"two features with "id": "bakhmut" (in GeoJSON that is none of ours a warning)"#
        good r#""id": "bakhmut-east" and "id": "bakhmut-west""#
    }
    UNKNOWN_ID = "unknown-id" Error {
        "An id names nothing that there is"
        why "A source, place or claim is defined in a file of its own; without it, the map cannot credit or find it."
        mend "Correct the id, or add it to the file that the message names."
        bad r#""sources": ["deepsate"]"#
        good r#""sources": ["deepstate"]"#
    }
    REPEATED_ID = "repeated-id" Error {
        "A list names the same id twice"
        why "A source that stands twice would be credited twice."
        mend "Name each source once."
        bad r#""sources": ["nzz", "nzz"]"#
        good r#""sources": ["nzz"]"#
    }
    SETTLEMENT_WITHOUT_PLACE = "settlement-without-place" Error {
        "A settlement's outline has the id of no place"
        why "The map and the fact-check find a settlement by its place."
        mend "Write the place's id, alone or with a hyphen and more, or kind \"area\"."
        bad r#""id": "bahmut", "kind": "settlement""#
        good r#""id": "bakhmut-east", "kind": "settlement""#
    }
    MISSING_PROPERTY = "missing-property" Error {
        "A property or key that must be there is missing"
        why "A zone without status, sources or accuracy_m cannot be drawn honestly: the map says each of them."
        mend "Write it, as the message says; an honest large accuracy_m is better than none."
        bad r#"{ "name": "Bakhmut", "kind": "settlement" }"#
        good r#"{ "name": "Bakhmut", "kind": "settlement", "status": "assessed", … }"#
    }
    UNKNOWN_PROPERTY = "unknown-property" Error {
        "A key is none of ours, or nearly one of ours"
        why "A misspelt key says nothing, and what it was to say is missing."
        mend "Write the key as the message says; a feature may have others that are near to none."
        bad r#""acuracy_m": 300"#
        good r#""accuracy_m": 300"#
    }
    WRONG_KIND_OF_VALUE = "wrong-kind-of-value" Error {
        "A value is a text, number, list or table where another is wanted"
        why "\"300\" in quotes is a text, and nothing can be measured with it."
        mend "Write it as the message says."
        bad r#""accuracy_m": "300""#
        good r#""accuracy_m": 300"#
    }
    EMPTY_VALUE = "empty-value" Error {
        "A text or list is empty"
        why "It must be there, and says nothing."
        mend "Write it, or leave out the key where that is allowed."
        bad r#""sources": []"#
        good r#""sources": ["deepstate"]"#
    }
    CONTROL_CHARACTER = "control-character" Error {
        "A text holds a line break, tab or mark of direction"
        why "It shows as nothing, and can turn round or break what is printed around it."
        mend "Write the text without it."
        bad r#""name": "Bakhmut\n""#
        good r#""name": "Bakhmut""#
    }
    OUT_OF_RANGE = "out-of-range" Error {
        "A number is larger or smaller than it can be"
        why "An accuracy of 0 m or a rank of 9 means nothing."
        mend "Write a number in the range that the message gives."
        bad r#""accuracy_m": 0"#
        good r#""accuracy_m": 300"#
    }
    UNKNOWN_WORD = "unknown-word" Error {
        "A status, controller, kind or other word is none of its list"
        why "Each word of the list is drawn in its own way; another can't be."
        mend "Write one of the words that the message lists."
        bad r#""status": "occupied""#
        good r#""status": "assessed""#
    }
    BAD_CODE = "bad-code" Error {
        "A code of a country or region is not one of ISO 3166"
        why "Countries are told apart by their two capital letters."
        mend "Write \"UA\" for a country, \"UA-14\" for a region."
        bad r#""country": "Ukraine""#
        good r#""country": "UA""#
    }
    BAD_COLOUR = "bad-colour" Error {
        "A colour of a theme or of a mark is not written as #rrggbb"
        why "A word for a colour means another colour in every program."
        mend "Write two hexadecimal digits each for red, green and blue, in quotes: # alone begins a comment."
        bad "ink = \"black\""
        good "ink = \"#1c1b1a\""
    }
    BAD_DATE = "bad-date" Error {
        "A date is none, or not as precise as it must be"
        why "Dates are written year first, so that they can be compared and sorted."
        mend "Write a day as 2025-01-15, where it may be less precise a month as 2025-01."
        bad r#""since": "15.01.2025""#
        good r#""since": "2025-01-15""#
    }
    BAD_BOUNDS = "bad-bounds" Error {
        "Bounds are no box on the Earth, or hold nothing of what they are about"
        why "A map of such bounds would be empty."
        mend "Write [west, south, east, north] in degrees, longitude first."
        bad "bounds = [48.5, 37.9, 48.7, 38.1]"
        good "bounds = [37.9, 48.5, 38.1, 48.7]"
    }
    SINCE_AFTER_SNAPSHOT = "since-after-snapshot" Error {
        "A zone is held since a day after its snapshot"
        why "A snapshot says what was so on its day."
        mend "Correct \"since\", or move the zone to a later snapshot."
        bad r#""since": "2025-02-01" in 2025-01-15.geojson"#
        good r#""since": "2024-12-01" in 2025-01-15.geojson"#
    }
    CLAIMED_BY_NOBODY = "claimed-by-nobody" Error {
        "A claimed zone has no controller"
        why "The map says who is said to hold it."
        mend "Write \"RU\" or \"UA\"; what both sides claim has the status \"contested\"."
        bad r#""status": "claimed", "controller": "none""#
        good r#""status": "claimed", "controller": "RU""#
    }
}
