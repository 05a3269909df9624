//! A town on the days when a part of it, or hardly more than it, was held.

use bakhmut_map::geodata::Layers;
use bakhmut_map::request::{PictureSize, Scale};
use bakhmut_map::units::LonLat;

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

/// The tint of a held town is the one that the key shows, also where contested land overlaps it.
#[test]
fn a_town_that_is_held_looks_alike_on_all_days() {
    // No name, road or shield is there.
    let centre = LonLat::new(38.016, 48.578).expect("a position");
    let tint = |date: &str| {
        let picture = Data::of(&Layers::built_in(), "article", date).draw("town", Scale::One);
        picture.color(picture.point(centre))
    };
    let now = tint("2025-01-15");
    for date in ["2023-05-21", "2023-08-24", "2023-12-18"] {
        let then = tint(date);
        let differs = [(then.r, now.r), (then.g, now.g), (then.b, now.b)];
        let most = differs.map(|(a, b)| a.abs_diff(b)).into_iter().max();
        assert!(most <= Some(8), "{date}: {then:?}, now {now:?}");
    }
}
