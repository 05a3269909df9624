use super::*;
use geo::coordinate_position::CoordPos;
use geo::dimensions::Dimensions;
use geo::{Contains, LineString, Polygon, Relate, coord};
use proptest::prelude::*;

fn ring(points: &[(f64, f64)]) -> Vec<Coord<f64>> {
    points
        .iter()
        .map(|(x, y)| coord! { x: *x, y: *y })
        .collect()
}

#[test]
fn finds_where_a_hole_lies() {
    let u = ring(&[
        (0., 0.),
        (9., 0.),
        (9., 9.),
        (6., 9.),
        (6., 3.),
        (3., 3.),
        (3., 9.),
        (0., 9.),
        (0., 0.),
    ]);
    let exterior = Exterior::new(&u);
    let square =
        |x: f64, y: f64, s: f64| ring(&[(x, y), (x, y + s), (x + s, y + s), (x + s, y), (x, y)]);
    assert_eq!(exterior.misplaced(&square(1., 1., 1.)), None);
    assert_eq!(
        exterior.misplaced(&square(0., 0., 3.)),
        None,
        "it may touch"
    );
    assert_eq!(
        exterior.misplaced(&square(4., 5., 1.)),
        Some(Misplaced::Outside)
    );
    assert_eq!(
        exterior.misplaced(&square(2., 5., 2.)),
        Some(Misplaced::Crosses)
    );
    let across = ring(&[(1., 8.), (8., 8.), (8., 7.), (1., 7.), (1., 8.)]);
    assert_eq!(
        exterior.misplaced(&across),
        Some(Misplaced::Crosses),
        "with all positions inside"
    );
}

#[test]
fn a_notch_is_no_hole() {
    let u = ring(&[
        (0., 0.),
        (9., 0.),
        (9., 9.),
        (6., 9.),
        (6., 3.),
        (3., 3.),
        (3., 9.),
        (0., 9.),
        (0., 0.),
    ]);
    let exterior = Exterior::new(&u);
    for (hole, expected) in [
        (
            &[(3., 9.), (6., 9.), (6., 3.), (3., 3.), (3., 9.)][..],
            Misplaced::Outside,
        ),
        (
            &[(3., 9.), (6., 9.), (4., 3.), (3., 9.)],
            Misplaced::Outside,
        ),
        (
            &[(3., 9.), (6., 9.), (7., 1.), (2., 1.), (3., 9.)],
            Misplaced::Crosses,
        ),
        (
            &[(1., 9.), (8., 9.), (8., 1.), (1., 1.), (1., 9.)],
            Misplaced::Crosses,
        ),
        (
            &[(0., 9.), (9., 9.), (9., 0.), (0., 0.), (0., 9.)],
            Misplaced::Outside,
        ),
    ] {
        assert_eq!(exterior.misplaced(&ring(hole)), Some(expected), "{hole:?}");
    }
}

/// Positions on one line in a file's decimals are not quite so in f64.
#[test]
fn a_hole_may_touch_along_an_edge() {
    let exterior = ring(&[
        (38.1, 48.2),
        (38.6, 48.2),
        (38.47, 48.41),
        (38.34, 48.62),
        (38.21, 48.83),
        (38.1, 48.2),
    ]);
    let exterior = Exterior::new(&exterior);
    for (from, to) in [
        ((38.6, 48.2), (38.21, 48.83)),
        ((38.47, 48.41), (38.21, 48.83)),
        ((38.405, 48.515), (38.275, 48.725)),
        ((38.574, 48.242), (38.236, 48.788)),
    ] {
        let hole = ring(&[from, to, (38.2, 48.3), from]);
        assert_eq!(exterior.misplaced(&hole), None, "{from:?} to {to:?}");
    }
}

#[test]
fn bears_a_ring_without_area() {
    let flat = ring(&[(0., 0.), (1., 0.), (2., 0.), (0., 0.)]);
    assert_eq!(Exterior::new(&flat).misplaced(&flat), None);
}

proptest! {
    #[test]
    fn agrees_with_geo(
        radii in proptest::collection::vec(1.0..9.0_f64, 5..60),
        (x, y) in (-9.0..9.0_f64, -9.0..9.0_f64),
    ) {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let mut star: Vec<Coord<f64>> = radii.iter().enumerate().map(|(i, r)| {
            coord! { x: r * (i as f64 * step).cos(), y: r * (i as f64 * step).sin() }
        }).collect();
        star.push(star[0]);
        let p = coord! { x: x, y: y };
        let polygon = Polygon::new(LineString(star.clone()), vec![]);
        prop_assert_eq!(Exterior::new(&star).side(p) == Side::In, polygon.contains(&p));
    }

    /// Against DE-9IM on small whole numbers, where edges touch all the time.
    #[test]
    fn agrees_with_relate(
        heights in proptest::collection::vec(1..6_i32, 1..8),
        hole in proptest::collection::vec((0..9_i32, 0..7_i32), 3..5),
    ) {
        let at = |x: i32, y: i32| coord! { x: f64::from(x), y: f64::from(y) };
        // Towers side by side, from the west to the east and back along their tops.
        let east = heights.len() as i32;
        let mut towers = vec![at(0, 0), at(east, 0)];
        for (west, height) in (0..east).zip(&heights).rev() {
            towers.extend([at(west + 1, *height), at(west, *height)]);
        }
        towers.push(at(0, 0));
        let mut hole: Vec<_> = hole.into_iter().map(|(x, y)| at(x, y)).collect();
        hole.push(hole[0]);
        let ring = LineString(hole.clone());
        let outer = Polygon::new(LineString(towers.clone()), vec![]);
        // The towers have no hole, so that a ring within them has its area within them too.
        let relation = outer.relate(&ring);
        let inside = relation.get(CoordPos::Inside, CoordPos::Inside);
        let expected = match relation.is_covers() {
            true => None,
            false if inside == Dimensions::Empty => Some(Misplaced::Outside),
            false => Some(Misplaced::Crosses),
        };
        prop_assert_eq!(Exterior::new(&towers).misplaced(&hole), expected);
    }
}
