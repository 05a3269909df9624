//! Whatever zones a snapshot holds, and whatever size is asked for, there is a picture.

use bakhmut_map::render::still;
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Request, Scale};
use bakhmut_map::style::NamedTheme;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::invented::{ZONES, cases, open, power, zones};
use crate::png_file::PngFile;

/// The least and the most pixels of a side.
const SIDES: (f64, f64) = (16.0, 8000.0);

/// Any size of no more than so many pixels.
pub(crate) fn size(most: f64) -> impl Strategy<Value = (u16, u16)> {
    let (least, longest) = SIDES;
    let any = (
        power(least.log10(), longest.log10()),
        0.0..=1.0,
        any::<bool>(),
    );
    any.prop_map(move |(one, share, upright)| {
        let room = (most / one).min(longest);
        let other = least * (room / least).powf(share);
        let [one, other] = [one, other].map(|side| side.round().clamp(least, longest) as u16);
        if upright { (other, one) } else { (one, other) }
    })
}

fn draws((zones, dataset): (Vec<Value>, String), size: (u16, u16), scale: Scale, lang: Lang) {
    let data = open(&[(ZONES, zones)], &[("zones/desk/dataset.toml", dataset)]);
    let size = PictureSize::new(size.0, size.1).expect("a size in the range");
    let request = Request {
        date: data.snapshot.asked,
        view: "near".to_owned(),
        dataset: "desk".to_owned(),
        size,
        scale,
        lang,
        theme: "light".to_owned(),
        projection: MapProjection::ForView,
        basemap: None,
        editing: Default::default(),
    };
    let still = still(
        &request,
        &NamedTheme::default(),
        &data.geodata,
        &data.snapshot,
    );
    let still = still.expect("a picture");
    let pixels = [size.width(), size.height()].map(|side| u32::from(side * scale.factor()));
    assert_eq!(
        PngFile::read(&still.png().expect("a picture of some size")).size(),
        (pixels[0], pixels[1])
    );
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn are_drawn_at_any_small_size(
        zones in zones(),
        size in size(200_000.0),
        lang in select(vec![Lang::En, Lang::Uk]),
    ) {
        draws(zones, size, Scale::One, lang);
    }

    #[test]
    fn are_drawn_at_any_scale(
        zones in zones(),
        size in size(20_000.0),
        scale in select(vec![Scale::Two, Scale::Three]),
    ) {
        draws(zones, size, scale, Lang::En);
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn are_drawn_at_any_large_size(zones in zones(), size in size(4_000_000.0)) {
        draws(zones, size, Scale::One, Lang::En);
    }

    #[test]
    fn are_drawn_at_the_ends_of_the_range(zones in zones()) {
        for size in [(16, 16), (16, 8000), (8000, 16)] {
            draws(zones.clone(), size, Scale::One, Lang::En);
        }
    }
}

proptest! {
    #![proptest_config(cases(1))]

    #[test]
    fn are_drawn_at_the_largest_size(zones in zones()) {
        draws(zones, (8000, 8000), Scale::One, Lang::En);
    }
}
