//! Zones over zones: what a picture shows where two lie on the same land.

use bakhmut_map::geodata::{Controller, Status, Zone, ZoneKind};
use bakhmut_map::request::Scale;
use bakhmut_map::scene::Color;
use bakhmut_map::style::Theme;
use bakhmut_map::units::{LonLatBox, Metres};
use geo::{BoundingRect, Centroid, CoordsIter, MultiPolygon, Rect, Translate};

use crate::picture::{Data, Picture, share};

fn zone<'d>(data: &'d mut Data, id: &str) -> &'d mut Zone {
    let mut zones = data.snapshot.zones.iter_mut();
    zones.find(|zone| zone.id == id).expect("a zone of that id")
}

fn zone_shape<'d>(data: &'d Data, id: &str) -> &'d MultiPolygon {
    let mut zones = data.snapshot.zones.iter();
    let zone = zones.find(|zone| zone.id == id);
    &zone.expect("a zone of that id").shape
}

/// A square on open land, far inside the Russian area.
fn pocket(data: &mut Data, status: Status) -> Zone {
    let side = 0.03;
    let middle = (38.25, 48.55);
    let square = Rect::new(
        (middle.0 - side, middle.1 - side / 1.5),
        (middle.0 + side, middle.1 + side / 1.5),
    );
    Zone {
        id: "pocket".to_owned(),
        status,
        accuracy: Metres::new(50.0),
        shape: MultiPolygon(vec![square.to_polygon()]),
        ..zone(data, "area-ru").clone()
    }
}

/// The colours of the inner half of a shape's box, as far as they lie in the shape.
fn inside(picture: &Picture, shape: &MultiPolygon) -> Vec<Color> {
    use geo::Contains;
    let (centre, bounds) = (shape.centroid(), shape.bounding_rect());
    let (centre, bounds) = (centre.expect("a shape"), bounds.expect("a shape"));
    let near = |a: f64, b: f64, size: f64| (a - b).abs() < size / 4.0;
    let found = picture.sample(1).filter(|(p, _)| {
        near(p.lon(), centre.x(), bounds.width())
            && near(p.lat(), centre.y(), bounds.height())
            && shape.contains(&geo::Point::new(p.lon(), p.lat()))
    });
    found.map(|(_, color)| color).collect()
}

/// Tints are laid over one another in levels of 1 / 255.
fn is_near(a: Color, b: Color) -> bool {
    let apart = |a: u8, b: u8| a.abs_diff(b) <= 2;
    apart(a.r, b.r) && apart(a.g, b.g) && apart(a.b, b.b)
}

/// What is not assessed never looks assessed, though all around it is.
#[test]
fn a_settlement_inside_an_area_shows_its_own_status() {
    let theme = Theme::light();
    let town = theme.settlement;
    let tint = |share: f64| theme.russia.alpha(share).over(town);
    for (status, ground) in [
        (Status::Advance, tint(theme.strengths.advance)),
        (Status::Claimed, town),
        (Status::Contested, town),
        (Status::Unknown, town),
    ] {
        let mut data = Data::built_in();
        let bakhmut = zone(&mut data, "bakhmut");
        bakhmut.status = status;
        let shape = bakhmut.shape.clone();
        let seen = inside(&data.draw("town", Scale::One), &shape);
        let plain = share(&seen, |color| is_near(*color, ground));
        assert!(plain > 0.3, "{status:?}: {plain}");
        let lines = [theme.russia, theme.nobody].map(|hue| share(&seen, |c| *c == hue));
        let hatched = matches!(status, Status::Claimed | Status::Contested);
        assert_eq!(lines[0] + lines[1] > 0.03, hatched, "{status:?}: {lines:?}");
    }
}

/// Of two zones that say different things, the later in drawing order replaces the other.
#[test]
fn a_pocket_in_an_area_is_no_mixture_of_the_two() {
    let theme = Theme::light();
    for (status, controller, ground) in [
        (Status::Contested, Controller::Nobody, theme.land),
        // The land that is left gets no fill.
        (Status::Assessed, Controller::Ukraine, theme.land),
    ] {
        let mut data = Data::built_in();
        let zone = Zone {
            controller,
            ..pocket(&mut data, status)
        };
        let shape = zone.shape.clone();
        data.snapshot.zones.push(zone);
        let seen = inside(&data.draw("front", Scale::One), &shape);
        let plain = share(&seen, |color| is_near(*color, ground));
        assert!(plain > 0.1, "{status:?}: {plain}");
        let held = theme
            .russia
            .alpha(theme.strengths.assessed)
            .over(theme.land);
        let mixed = share(&seen, |color| is_near(*color, held));
        assert!(mixed < 0.01, "{status:?}: {mixed}");
    }
}

/// Land that two zones of one kind share is not darker, has no line across it, and is cut out of
/// what is contested once.
#[test]
fn areas_of_one_holder_are_one() {
    let alone = Data::built_in();
    let mut twice = Data::built_in();
    let again = Zone {
        id: "area-ru-again".to_owned(),
        ..zone(&mut twice, "area-ru").clone()
    };
    twice.snapshot.zones.push(again);
    let [one, two] = [alone, twice].map(|data| data.draw("front", Scale::One).pixmap);
    let differ = one
        .rgb
        .iter()
        .zip(&two.rgb)
        .filter(|(a, b)| a.abs_diff(**b) > 2);
    let differ = differ.count();
    assert!(differ < 200, "{differ} of {} values", one.rgb.len());
}

/// Beyond the extent nothing is mapped, and so there is no line of contact.
#[test]
fn the_front_ends_where_the_dataset_does() {
    let mut data = Data::built_in();
    let extent = LonLatBox::new([37.8, 48.5, 38.2, 48.7]).expect("a box");
    data.snapshot.dataset.extent = extent;
    let picture = data.draw("front", Scale::One);
    let front = Theme::light().front;
    let outside = picture.sample(1).filter(|(p, _)| {
        let near = |low: f64, v: f64, high: f64| (low - 0.005..high + 0.005).contains(&v);
        !(near(37.8, p.lon(), 38.2) && near(48.5, p.lat(), 48.7))
    });
    assert_eq!(outside.filter(|(_, color)| *color == front).count(), 0);
}

/// The key shows built-up land as the map does: in town all of it lies under the Russian area.
#[test]
fn built_up_land_is_keyed_as_it_shows() {
    let data = Data::built_in();
    let open = Theme::light().settlement;
    let shows = |view| {
        let keyed = data.draw(view, Scale::One).beside_map();
        keyed.contains(&open)
    };
    assert_eq!(["town", "front"].map(shows), [false, true]);
}

/// Where a town's own zone says something else than the area, there is no line between the two
/// sides; where it is held, it lies behind the line.
#[test]
fn no_front_crosses_a_town_that_is_told_of_by_itself() {
    let mut data = Data::built_in();
    let mut zone = pocket(&mut data, Status::Contested);
    zone.kind = ZoneKind::Settlement;
    let near = |c: &geo::Coord| (c.x - 38.05).hypot(c.y - 48.78);
    let corners = zone_shape(&data, "area-ru").exterior_coords_iter();
    let corner = corners.min_by(|a, b| near(a).total_cmp(&near(b)));
    let corner = corner.expect("a corner of the front north of Soledar");
    let centre = zone.shape.centroid().expect("a shape");
    zone.shape
        .translate_mut(corner.x - centre.x(), corner.y - centre.y());
    let shape = zone.shape.clone();
    let front = Theme::light().front;
    let lines = |data: &Data| {
        let seen = inside(&data.draw("front", Scale::One), &shape);
        seen.iter().filter(|color| **color == front).count()
    };
    assert!(lines(&data) > 10, "{}", lines(&data));
    for status in [Status::Contested, Status::Assessed] {
        let mut data = Data::built_in();
        data.snapshot.zones.push(Zone {
            status,
            ..zone.clone()
        });
        assert_eq!(lines(&data), 0, "{status:?}");
    }
}

/// A village that is too small to show its extent shows what is said of it all the same.
#[test]
fn a_small_village_shows_its_status() {
    let statuses = [
        Status::Assessed,
        Status::Advance,
        Status::Claimed,
        Status::Contested,
        Status::Unknown,
    ];
    let seen = statuses.map(|status| {
        let mut data = Data::built_in();
        zone(&mut data, "khromove").status = status;
        let picture = data.draw("front", Scale::One);
        let at = data.geodata.place("khromove").expect("a place").position;
        picture.around(picture.point(at), 9)
    });
    for (i, one) in seen.iter().enumerate() {
        for (j, other) in seen.iter().enumerate().skip(i + 1) {
            let differ = one.iter().zip(other).filter(|(a, b)| a != b).count();
            assert!(differ > 40, "{:?} {:?}: {differ}", statuses[i], statuses[j]);
        }
    }
}
