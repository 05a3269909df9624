//! The key tells of what is drawn, and what is too small to be told is not drawn.

use bakhmut_map::geodata::{Status, ZoneKind};
use bakhmut_map::projection::Viewport;
use bakhmut_map::request::{PictureSize, Scale};
use bakhmut_map::scene::{Color, Item, Point, Rect, Scene};
use bakhmut_map::style::Theme;
use geo::{LineString, MultiPolygon, Polygon};
use kurbo::Shape;

use crate::picture::Data;

/// What is drawn on the map, in its frame.
fn map(scene: &Scene) -> &[Item] {
    let map = scene.items.iter().find_map(|item| match item {
        Item::Group(group) => Some(&*group.items),
        _ => None,
    });
    map.expect("a map in its frame")
}

/// How many things are drawn, those of groups one by one.
fn count(items: &[Item]) -> usize {
    let each = items.iter().map(|item| match item {
        Item::Group(group) => 1 + count(&group.items),
        _ => 1,
    });
    each.sum()
}

/// Whether contested land is drawn, and whether the key and a note tell of it, where that is a rectangle of
/// the map, in pixels from its upper left corner.
fn told(rect: Rect) -> [bool; 3] {
    let mut data = Data::built_in();
    let scene = data
        .compose("town", PictureSize::default(), Scale::One)
        .scene;
    let frame = scene.items.iter().find_map(|item| match item {
        Item::Group(group) => Some(group.clip.bounding_box()),
        _ => None,
    });
    let frame = frame.expect("a map in its frame");
    let view = data.geodata.view("town").expect("a view of that name");
    let viewport = Viewport::fit(view.bounds, frame);
    let corner = |x: f64, y: f64| {
        let at = Point::new(frame.x0 + x, frame.y0 + y);
        let at = viewport.position(at).expect("a place on Earth");
        (at.lon(), at.lat())
    };
    let (low, high) = ((rect.x0, rect.y1), (rect.x1, rect.y0));
    let ring = [low, (high.0, low.1), high, (low.0, high.1), low];
    let ring = LineString::from_iter(ring.map(|(x, y)| corner(x, y)));
    let contested = |zone: &&mut bakhmut_map::geodata::Zone| {
        (zone.kind, zone.status) == (ZoneKind::Area, Status::Contested)
    };
    let zone = data.snapshot.zones.iter_mut().find(contested);
    zone.expect("land that is contested").shape = MultiPolygon(vec![Polygon::new(ring, vec![])]);
    let mut seen = 0;
    data.snapshot.zones.retain(|zone| {
        seen += usize::from(zone.status == Status::Contested);
        zone.status != Status::Contested || seen == 1
    });
    let compose = |data: &Data| {
        let picture = data.compose("town", PictureSize::default(), Scale::One);
        picture.scene
    };
    let scene = compose(&data);
    data.snapshot
        .zones
        .retain(|zone| zone.status != Status::Contested);
    let without = compose(&data);
    let texts = scene.texts().into_iter();
    let texts: Vec<&str> = texts.map(|text| text.shaped.text()).collect();
    let key = texts.contains(&"Contested");
    [
        count(map(&scene)) > count(map(&without)),
        key,
        texts.iter().any(|text| text.starts_with("Contested: ")),
    ]
}

#[test]
fn tells_of_an_area_that_shows_what_it_is() {
    assert_eq!(told(Rect::new(300.0, 300.0, 320.0, 320.0)), [true; 3]);
    assert_eq!(told(Rect::new(-50.0, 300.0, 40.0, 340.0)), [true; 3]);
    assert_eq!(told(Rect::new(-50.0, 300.0, 5.0, 355.0)), [true; 3]);
}

#[test]
fn neither_draws_nor_tells_of_a_speck() {
    assert_eq!(told(Rect::new(300.0, 300.0, 310.0, 310.0)), [false; 3]);
    assert_eq!(told(Rect::new(-50.0, 300.0, 5.0, 320.0)), [false; 3]);
}

/// Whether a line of a colour is drawn.
fn has_line(items: &[Item], color: Color) -> bool {
    items.iter().any(|item| match item {
        Item::Stroke(stroke) => stroke.color == color,
        Item::Group(group) => has_line(&group.items, color),
        _ => false,
    })
}

/// The line of contact passes by the town, and runs through a corner of its map where that is wider. The
/// picture is the same in words in every shape.
#[test]
fn tells_of_no_line_that_is_as_good_as_out_of_the_picture() {
    let data = Data::built_in();
    for (size, is_seen) in [("1200x900", true), ("360x900", false)] {
        let size = size.parse().expect("a size");
        let picture = data.compose("town", size, Scale::One);
        let texts = picture.scene.texts().into_iter();
        let mut texts = texts.map(|text| text.shaped.text().to_owned());
        let key = texts.any(|text| text.starts_with("Front line"));
        assert_eq!(key, is_seen, "{size}");
        let front = Theme::light().front;
        assert_eq!(has_line(map(&picture.scene), front), is_seen, "{size}");
        let words = &picture.alt_text;
        assert!(!words.contains("front line"), "{words}");
    }
}
