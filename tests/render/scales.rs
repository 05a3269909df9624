//! A picture of a finer scale is the same picture.

use bakhmut_map::figure;
use bakhmut_map::request::{Lang, Layout, PictureSize, Scale};
use bakhmut_map::scene::{Item, Rect, Scene};
use kurbo::Shape;

use crate::picture::Data;

/// The texts of a picture, each with its ink in pixels of scale 1, and the map's frame.
fn texts(picture: &figure::Picture, scale: Scale) -> (Vec<(String, Rect)>, Rect) {
    let small = |rect: Rect| rect.scale_from_origin(1.0 / f64::from(scale.factor()));
    let scene: &Scene = &picture.scene;
    let texts = scene.texts().into_iter();
    let ink = |text: &bakhmut_map::scene::Text| small(text.shaped.ink() + text.origin.to_vec2());
    let frame = scene.items.iter().find_map(|item| match item {
        Item::Group(group) => Some(small(group.clip.bounding_box())),
        _ => None,
    });
    (
        texts
            .map(|text| (text.shaped.text().to_owned(), ink(text)))
            .collect(),
        frame.expect("a map in its frame"),
    )
}

#[track_caller]
fn are_alike(data: &Data, lang: Lang, view: &str, size: PictureSize, scale: Scale) {
    /// Pixels.
    const LEAST: f64 = 0.01;
    let picture = |scale| data.compose_in(lang, view, size, scale);
    let (one, other) = (picture(Scale::One), picture(scale));
    let name = format!("{view} {size} {} {}", lang.word(), scale.factor());
    assert_eq!(one.remarks.dropped, other.remarks.dropped, "{name}");
    let ((ones, frame), (others, finer)) = (texts(&one, Scale::One), texts(&other, scale));
    let off = |a: Rect, b: Rect| {
        let corners = [a.x0 - b.x0, a.y0 - b.y0, a.x1 - b.x1, a.y1 - b.y1];
        corners
            .into_iter()
            .fold(0.0, |most: f64, off| most.max(off.abs()))
    };
    assert!(off(frame, finer) < LEAST, "{name}: {frame} {finer}");
    assert!(ones.len() > 20 && ones.len() == others.len(), "{name}");
    for ((text, at), (other, there)) in ones.iter().zip(&others) {
        assert_eq!(text, other, "{name}");
        assert!(off(*at, *there) < LEAST, "{name}: {text}: {at} {there}");
    }
}

#[test]
fn all_stands_where_it_does_at_scale_one() {
    let data = Data::built_in();
    for view in data.geodata.views() {
        for layout in [Layout::Wide, Layout::Square, Layout::Tall] {
            are_alike(&data, Lang::En, &view.id, layout.size(), Scale::Two);
            are_alike(&data, Lang::EnUk, &view.id, layout.size(), Scale::Three);
        }
    }
}

/// Of which no part of the page is a whole number of pixels.
#[test]
fn in_odd_sizes_too() {
    let data = Data::built_in();
    for size in ["777x555", "331x887"] {
        let size = size.parse().expect("a size");
        are_alike(&data, Lang::Uk, "front", size, Scale::Two);
        are_alike(&data, Lang::Uk, "border", size, Scale::Two);
    }
}
