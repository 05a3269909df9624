//! Maps in Ukrainian: all that they say is Ukrainian, and set as Ukrainian is.

use bakhmut_map::figure::Picture;
use bakhmut_map::request::{Lang, PictureSize, Scale};

use crate::picture::Data;

/// What stands in Latin letters in Ukrainian print too: names of publishers and programs, licences,
/// a datum, and the article's own words.
const LATIN: [&str; 13] = [
    "The city is just over 120 miles from the Russian border",
    "The Week",
    "DeepState",
    "NZZ / Liveuamap",
    "UA Control Map",
    "ISW",
    "Natural Earth",
    "OpenStreetMap",
    "ODbL",
    "GeoNames",
    "CC BY 4.0",
    "bakhmut-map",
    "WGS84",
];

fn pictures() -> Vec<(String, Picture)> {
    let data = Data::built_in();
    let views = data.geodata.views().iter();
    let pages = views.flat_map(|view| {
        ["1200x900", "800x600", "2400x1350"].map(|size| {
            let size: PictureSize = size.parse().expect("a size");
            let picture = data.compose_in(Lang::Uk, &view.id, size, Scale::One);
            (format!("{} {size}", view.id), picture)
        })
    });
    pages.collect()
}

/// The texts of the map, then those of its metadata.
fn texts(picture: &Picture) -> Vec<String> {
    let drawn = picture.scene.texts().into_iter();
    let mut texts: Vec<String> = drawn.map(|text| text.shaped.text().to_owned()).collect();
    texts.extend([&picture.title, &picture.alt_text, &picture.attribution].map(Clone::clone));
    texts.extend(picture.notes.iter().cloned());
    texts
}

/// Whether the text is the number of a road: a letter and digits. All maps have it in one alphabet;
/// the letters look alike in both.
fn is_road(text: &str) -> bool {
    let (letter, digits) = text.split_once('-').unwrap_or_default();
    matches!(letter, "M" | "H" | "T") && digits.chars().all(|c| c.is_ascii_digit() || c == '-')
}

/// All that is said, lines joined, without what may stand in Latin letters.
fn ukrainian(picture: &Picture) -> String {
    let texts = texts(picture).into_iter().filter(|text| !is_road(text));
    let said = texts.collect::<Vec<_>>().join(" ").replace('\u{a0}', " ");
    LATIN
        .iter()
        .fold(said, |said, latin| said.replace(latin, ""))
}

#[test]
fn no_latin_letter_stands_in_them() {
    for (name, picture) in pictures() {
        let said = ukrainian(&picture);
        let latin = |word: &&str| word.chars().any(|c| c.is_alphabetic() && c < '\u{400}');
        let words: Vec<&str> = said.split_whitespace().filter(latin).collect();
        assert!(words.is_empty(), "{name}: {words:?} in {said}");
        assert_eq!(picture.remarks.untranslated, [""; 0], "{name}");
    }
}

#[test]
fn they_have_the_signs_of_ukrainian_print() {
    for (name, picture) in pictures() {
        let said = ukrainian(&picture);
        // Apostrophes other than ’, quotation marks other than «», letters of Russian.
        for sign in "'ʼ`“”„\"ыэъёЫЭЪЁ".chars() {
            assert!(!said.contains(sign), "{name}: {sign} in {said}");
        }
        let signs: Vec<char> = said.chars().collect();
        let is_point = |w: &[char]| w[0].is_ascii_digit() && w[1] == '.' && w[2].is_ascii_digit();
        assert!(!signs.windows(3).any(is_point), "{name}: {said}");
    }
}

#[test]
fn a_number_is_not_parted_from_its_unit() {
    const UNITS: [&str; 8] = ["км", "м", "миля", "милі", "миль", "року", "рік", "±"];
    for (name, picture) in pictures() {
        for text in texts(&picture) {
            let word = |word: &str| word.trim_end_matches([',', '.', ';', ':', ')']).to_owned();
            let parted = text
                .split(' ')
                .map(word)
                .find(|w| UNITS.contains(&w.as_str()));
            assert_eq!(parted, None, "{name}: {text}");
        }
    }
}

/// Ukrainian is longer than English: all of it has room nevertheless.
#[test]
fn nothing_is_cut_and_all_can_be_read() {
    let data = Data::built_in();
    for view in data.geodata.views() {
        for scale in [Scale::One, Scale::Two] {
            let size = PictureSize::default();
            let picture = data.compose_in(Lang::Uk, &view.id, size, scale);
            assert_eq!(picture.remarks.cut, [""; 0], "{}", view.id);
            assert_eq!(picture.remarks.missing, [], "{}", view.id);
            assert!(
                picture.remarks.smallest_type > 9.5,
                "{}",
                picture.remarks.smallest_type
            );
            let english = data.compose(&view.id, size, scale);
            // Of villages and rivers, names that are longer in Ukrainian may find no room between the lines.
            let more = picture.remarks.dropped.len() - english.remarks.dropped.len();
            assert!(more <= 4, "{}: {:?}", view.id, picture.remarks.dropped);
            let lost = picture
                .remarks
                .dropped
                .iter()
                .filter(|name| !name.contains("(rank 4)") && !name.contains("(river)"));
            assert!(
                lost.count() <= 1,
                "{}: {:?}",
                view.id,
                picture.remarks.dropped
            );
        }
    }
}

#[test]
fn a_name_without_ukrainian_stands_in_english_and_is_told() {
    let data = Data::second_town();
    let size = PictureSize::default();
    let picture = data.compose_in(Lang::Uk, "far", size, Scale::One);
    let texts = texts(&picture);
    for drawn in ["Вигадка", "UKRAINE", "Ukraine"] {
        assert!(texts.iter().any(|text| text == drawn), "{drawn}: {texts:?}");
    }
    let lacking = ["How far is the border from Vyhadka?", "Russia", "Ukraine"];
    assert_eq!(picture.remarks.untranslated, lacking);
    let english = data.compose("far", size, Scale::One);
    assert_eq!(english.remarks.untranslated, [""; 0]);
}

/// Siverskodonetsk lies just north-east of Lysychansk. Its name, longer in Ukrainian, would hide the
/// border on the right; on the left it would be nearer to the other's mark than to its own.
#[test]
fn names_side_by_side_are_not_taken_for_each_other() {
    let size = PictureSize::new(1200, 900).expect("a size");
    let data = Data::built_in();
    let picture = data.compose_in(Lang::En, "border", size, Scale::One);
    let height = |name: &str| {
        let mut texts = picture.scene.texts().into_iter();
        let found = texts.find(|text| text.shaped.text() == name);
        found.expect("a name on the map").origin.y
    };
    assert!(height("Siverskodonetsk") < height("Lysychansk"));
    let picture = data.compose_in(Lang::Uk, "border", size, Scale::One);
    assert!(
        picture
            .remarks
            .dropped
            .iter()
            .any(|name| name == "Сіверськодонецьк (rank 2)")
    );
}
