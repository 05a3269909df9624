//! How zones look where their edges are known exactly: in the invented town of the fixtures, whose
//! Russian area begins at 20.03° E with an accuracy of 1 km.

use bakhmut_map::geodesy;
use bakhmut_map::request::Scale;
use bakhmut_map::scene::Color;
use bakhmut_map::style::Theme;
use bakhmut_map::units::{Degrees, LonLat, Metres};

use crate::picture::{Data, Picture, median, redness, share};

/// A position so many metres east of the edge, on a parallel where no name stands.
fn east_of_edge(metres: f64) -> LonLat {
    let edge = LonLat::new(20.03, 0.02).expect("a position on the Earth");
    geodesy::direct(edge, Degrees::azimuth(90.0), Metres::new(metres))
}

/// The redness so many metres east of the edge.
fn red(picture: &Picture, metres: f64) -> f64 {
    let around = picture.around(picture.point(east_of_edge(metres)), 2);
    median(around.into_iter().map(redness))
}

#[test]
fn an_edge_fades_over_its_accuracy() {
    for scale in [Scale::One, Scale::Two] {
        let picture = Data::second_town().draw("near", scale);
        let (none, full) = (red(&picture, -1500.0), red(&picture, 1500.0));
        assert!(full > none + 20.0, "{none} {full}");
        assert_eq!(
            red(&picture, 2500.0),
            full,
            "no change beyond the edge's error"
        );
        assert_eq!(red(&picture, -2500.0), none);
        let part = |metres| (red(&picture, metres) - none) / (full - none);
        for (metres, wanted) in [(-1100.0, 0.0), (-500.0, 0.25), (500.0, 0.75), (1100.0, 1.0)] {
            let found = part(metres);
            assert!(
                (found - wanted).abs() < 0.1,
                "{metres} m: {found}, not {wanted}"
            );
        }
        let profile: Vec<f64> = (-12..=12)
            .map(|i| part(f64::from(i) * 100.0 + 50.0))
            .collect();
        let line = |i: usize| (11..=13).contains(&i);
        for (i, pair) in profile.windows(2).enumerate() {
            assert!(
                line(i) || line(i + 1) || pair[1] >= pair[0] - 0.03,
                "{profile:?}"
            );
        }
    }
}

#[test]
fn the_line_of_contact_runs_along_the_edge() {
    let picture = Data::second_town().draw("near", Scale::One);
    let front = Theme::light().front;
    let at_edge = picture.point(east_of_edge(0.0));
    // A dash and a gap together are shorter than 2 × 8 pixels.
    assert!(picture.around(at_edge, 8).contains(&front));
    for metres in [-400.0, 400.0] {
        assert!(
            !picture
                .around(picture.point(east_of_edge(metres)), 8)
                .contains(&front)
        );
    }
}

/// The only edge of the line that crosses the map begins and ends beyond it.
#[test]
fn the_key_has_the_line_of_contact() {
    let picture = Data::second_town().draw("near", Scale::One);
    assert!(picture.beside_map().contains(&Theme::light().front));
}

/// So does the road that runs along 0.02° S from 19.5° to 20.5° E.
#[test]
fn a_road_without_a_vertex_on_the_map_is_drawn() {
    let picture = Data::second_town().draw("near", Scale::One);
    let theme = Theme::light();
    let west = LonLat::new(19.97, -0.02).expect("a position on the Earth");
    let around = picture.around(picture.point(west), 4);
    assert!(around.contains(&theme.road) && share(&around, |color| *color != theme.land) > 0.3);
}

#[test]
fn a_claim_is_hatched_in_the_hue_of_who_claims() {
    let picture = Data::second_town().draw("near", Scale::One);
    let land = Theme::light().land;
    let inside: Vec<Color> = picture
        .sample(1)
        // Less a border of 1.5 times the accuracy, and the name.
        .filter(|(p, _)| (p.lon() - 20.0).abs() < 0.0085 && (0.002..0.0085).contains(&p.lat()))
        .map(|(_, color)| color)
        .collect();
    let blue = share(&inside, |color| color.b > color.r.saturating_add(20));
    assert!((0.1..0.6).contains(&blue), "{blue}");
    assert!(
        share(&inside, |color| *color == land) > 0.3,
        "the ground shows between the lines"
    );
}
