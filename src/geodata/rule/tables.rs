//! What the files of a folder say of each other.

use super::rules;

rules! {
    MISPLACED_FILE = "misplaced-file" Error {
        "A file or folder below zones/ has no name of a snapshot"
        why "Dataset and day of a snapshot are its name: another file would be passed over in silence."
        mend "Name it zones/<dataset>/<YYYY-MM-DD>.geojson, or move it out of zones/."
        bad "zones/article/january.geojson"
        good "zones/article/2025-01-15.geojson"
    }
    NOT_A_FILE = "not-a-file" Error {
        "A folder, device or broken link stands in the place of a file"
        why "It hides the file of that name in the layer below."
        mend "Put the file there, or remove what stands in its place."
        bad "a folder called places.geojson"
        good "a file called places.geojson"
    }
    UNREADABLE_FILE = "unreadable-file" Error {
        "A file or folder of the geodata cannot be read"
        why "What it says is missing from every map; all other files are checked without it."
        mend "See that you may read it and its folder, or remove it."
        bad "a places.geojson that belongs to another user"
        good "a places.geojson that all may read"
    }
    NO_ZONES = "no-zones" Error {
        "A snapshot holds no zone"
        why "A map of it would say that nobody holds anything."
        mend "Draw one, or remove the file."
        bad r#"{ "type": "FeatureCollection", "features": [] }"#
        good r#"{ "type": "FeatureCollection", "features": [ { … } ] }"#
    }
    NO_SOURCES = "no-sources" Error {
        "A sources.toml without sources hides another"
        why "A file takes the place of the one below it, whole: the sources of other files' features are gone."
        mend "Copy what the file below names, or remove this one."
        bad "an empty sources.toml"
        good "no sources.toml, or one that names every source"
    }
    NO_BORDER = "no-border" Error {
        "A file of a border holds no line"
        why "There is nothing to measure to."
        mend "Give GeoJSON with a LineString or MultiLineString."
        bad r#"{ "type": "FeatureCollection", "features": [] }"#
        good r#"{ "type": "LineString", "coordinates": [[38.0, 48.6], [38.1, 48.6]] }"#
    }
    BAD_CLAIM = "bad-claim" Error {
        "A claim says what cannot go together"
        why "Nothing could be held against it."
        mend "Keep the one that the article says."
        bad "date = \"2025-01\" and since = \"2024-01\""
        good "date = \"2025-01\""
    }
    BAD_VIEW = "bad-view" Error {
        "A view has what its figure cannot show"
        why "The map would be of something else than its title says."
        mend "Write a claim of measure \"border-distance\" about the view's place, or none."
        bad "figure = \"control\" and claim = \"border\""
        good "figure = \"border\" and claim = \"border\""
    }
    UNREADABLE = "unreadable" Error {
        "Something could not be read, and the program does not know why"
        why "The mistake is the program's: it refuses the file rather than read it in part."
        mend "Please report it, with the file."
        bad "a file that the program refuses without a reason"
        good "a reason"
    }
}
