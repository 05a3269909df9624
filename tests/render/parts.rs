//! A town of which one side holds a part.

use bakhmut_map::geodata::Layers;
use bakhmut_map::request::{PictureSize, Scale};

use crate::picture::Data;

/// What stands beside the town's map on a day.
fn beside(date: &str) -> Vec<String> {
    let data = Data::of(&Layers::built_in(), "article", date);
    let picture = data.compose("town", PictureSize::default(), Scale::One);
    let texts = picture.scene.texts().into_iter();
    texts.map(|text| text.shaped.text().to_owned()).collect()
}

/// Since when, nobody can tell; but without it, the words would say that the town is not held at all.
#[test]
fn a_part_that_is_held_is_named_beside_the_map() {
    let named = |date: &str, part: &str| beside(date).iter().any(|text| text == part);
    assert!(named(
        "2022-12-15",
        "Eastern edge of Bakhmut: day not known"
    ));
    assert!(named("2023-02-27", "Eastern Bakhmut: day not known"));
    // Those not held are not.
    let western = |text: &String| text.starts_with("Western and central Bakhmut:");
    assert!(!beside("2023-02-27").iter().any(western));
    assert!(named("2023-05-21", "Bakhmut: 21 May 2023"));
}
