//! Encoding, JSON (RFC 8259) and TOML.

use super::rules;

rules! {
    NOT_UTF8 = "not-utf8" Error {
        "The file is not UTF-8"
        why "JSON and TOML are UTF-8; in another encoding a Ukrainian name is read as other letters."
        mend "Save the file again with the encoding UTF-8."
        bad "a file saved as UTF-16 or Windows-1251"
        good "the same file saved as UTF-8"
    }
    BYTE_ORDER_MARK = "byte-order-mark" Warning {
        "The file begins with a byte-order mark"
        why "RFC 8259 forbids writers to put one before JSON, and some readers refuse the file for it."
        mend "Save the file as UTF-8 without BOM, or run `bakhmut-map fmt` on it."
        bad "EF BB BF, then {"
        good "{"
    }
    EMPTY_FILE = "empty-file" Error {
        "The file is empty"
        why "An empty text is not JSON, and a file that was cut off to nothing looks the same."
        mend "Write a FeatureCollection, with no features if there are none, or remove the file."
        bad "a file of 0 bytes"
        good r#"{ "type": "FeatureCollection", "features": [] }"#
    }
    FILE_TOO_LARGE = "file-too-large" Error {
        "The file is larger than 4 GiB"
        why "Places in a file are counted with 32 bits."
        mend "Split it into several files."
        bad "a file of 5 GiB"
        good "two files of 2.5 GiB"
    }
    JSON_SYNTAX = "json-syntax" Error {
        "The text is not JSON"
        why "Nothing behind such a place can be read: it is the one fault after which others stay unseen."
        mend "Look at the place and at what stands before it: a comma, quote or bracket is missing or too many."
        bad "[38.0, 48.6,]"
        good "[38.0, 48.6]"
    }
    CUT_OFF = "cut-off" Error {
        "The file ends in the middle of a value"
        why "A copy or download that stopped half-way has lost features."
        mend "Copy the file again, or close the bracket or quote that the message names."
        bad r#"{ "type": "FeatureCollection", "features": ["#
        good r#"{ "type": "FeatureCollection", "features": [] }"#
    }
    DUPLICATE_KEY = "duplicate-key" Error {
        "A key stands twice in one object"
        why "Readers differ in which of the two they take, so that the same file has two meanings."
        mend "Keep one of the two."
        bad r#"{ "status": "assessed", "status": "claimed" }"#
        good r#"{ "status": "assessed" }"#
    }
    NUMBER_TOO_LARGE = "number-too-large" Error {
        "A number is larger than any that can be kept"
        why "It would be read as infinite, and nothing can be measured from there."
        mend "Write a number of magnitude up to 1.8e308; a coordinate has three digits before the point at most."
        bad "[1e999, 48.6]"
        good "[38.0, 48.6]"
    }
    NUMBER_TOO_LONG = "number-too-long" Error {
        "A number has more than 1000 characters"
        why "No number of a map has so many digits; a program that wrote it was out of order."
        mend "Write it with as many digits as mean something: 6 after the point of a coordinate."
        bad "[38.00000 … 10,000 digits … 1, 48.6]"
        good "[38.0, 48.6]"
    }
    STRING_TOO_LONG = "string-too-long" Error {
        "A string is longer than 1 MiB"
        why "No name or note is so long; most likely a picture or a whole file was pasted into it."
        mend "Shorten it, or leave the property out."
        bad r#""note": "… 50 MB …""#
        good r#""note": "drawn from the report of 15 January""#
    }
    TOO_DEEP = "too-deep" Error {
        "Lists and objects nest more than 128 deep"
        why "GeoJSON needs no more than 10 levels; more is a broken file, or one made to break readers."
        mend "Remove the brackets that are too many."
        bad "[[[[[[ … 100,000 of them …"
        good "[[[38.0, 48.6], [38.1, 48.6], [38.1, 48.7], [38.0, 48.6]]]"
    }
    TOML_SYNTAX = "toml-syntax" Error {
        "The text is not TOML"
        why "The line cannot be read, and what it was to say is lost."
        mend "Write strings in double quotes, and a key with a colon too."
        bad "title = Bakhmut"
        good "title = \"Bakhmut\""
    }
}
