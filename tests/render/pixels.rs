//! What the pixels of the three maps mean.

use bakhmut_map::encode::read_metadata;
use bakhmut_map::geodata::{Status, ZoneKind};
use bakhmut_map::geodesy;
use bakhmut_map::request::Scale;
use bakhmut_map::scene::{Color, Point};
use bakhmut_map::style::Theme;
use bakhmut_map::units::{Degrees, LonLat, Metres};
use geo::Contains;

use crate::picture::{Data, Picture, median, redness, share};
use crate::test_env::TestEnv;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a position on the Earth")
}

/// The colours of a map by what lies there, by the data.
#[derive(Default)]
struct Ground {
    bakhmut: Vec<Color>,
    assessed: Vec<Color>,
    contested: Vec<Color>,
    /// Farther from all zones than their edges are uncertain.
    free: Vec<Color>,
}

fn ground(data: &Data, picture: &Picture) -> Ground {
    let mut ground = Ground::default();
    for (position, color) in picture.sample(3) {
        let here = |zone: &&bakhmut_map::geodata::Zone| covers(zone, position);
        let found: Vec<_> = data.snapshot.zones.iter().filter(here).collect();
        let within = |status| {
            found
                .iter()
                .any(|zone| zone.kind == ZoneKind::Area && zone.status == status)
        };
        if found.iter().any(|zone| zone.id == "bakhmut") {
            ground.bakhmut.push(color);
        } else if found.iter().any(|zone| zone.kind == ZoneKind::Settlement) {
        } else if within(Status::Contested) {
            ground.contested.push(color);
        } else if within(Status::Assessed) {
            ground.assessed.push(color);
        } else if is_free(data, position) {
            ground.free.push(color);
        }
    }
    ground
}

fn covers(zone: &bakhmut_map::geodata::Zone, position: LonLat) -> bool {
    zone.shape
        .contains(&geo::Point::new(position.lon(), position.lat()))
}

fn is_free(data: &Data, position: LonLat) -> bool {
    data.snapshot.zones.iter().all(|zone| {
        let reach = Metres::new(1.1 * zone.accuracy.get());
        let mut around = geodesy::ring(position, reach, 16).into_iter();
        !around.any(|near| covers(zone, near))
    })
}

fn reds(colors: &[Color]) -> f64 {
    median(colors.iter().copied().map(redness))
}

#[test]
fn what_is_held_is_redder_than_what_is_not() {
    let data = Data::built_in();
    let front = ground(&data, &data.draw("front", Scale::One));
    assert!(reds(&front.bakhmut) > reds(&front.assessed) + 10.0);
    assert!(reds(&front.assessed) > reds(&front.free) + 20.0);
    let land = Theme::light().land;
    assert!(
        share(&front.free, |color| *color == land) > 0.5,
        "land that is left has no fill"
    );
    assert_eq!(share(&front.free, |color| redness(*color) > 25.0), 0.0);

    let town = ground(&data, &data.draw("town", Scale::One));
    assert!(reds(&town.bakhmut) > reds(&town.assessed) + 10.0);
    assert!(reds(&town.assessed) > reds(&front.free) + 20.0);
}

/// Contested land is told by its pattern, not by a colour alone.
#[test]
fn contested_land_is_hatched() {
    let data = Data::built_in();
    let front = ground(&data, &data.draw("front", Scale::One));
    let violet = |color: &Color| color.b > color.g.saturating_add(5);
    let lines = share(&front.contested, violet);
    assert!((0.1..0.7).contains(&lines), "{lines}");
    assert!(
        share(&front.assessed, violet) < 0.1,
        "{}",
        share(&front.assessed, violet)
    );
    assert!(share(&front.free, violet) < 0.01);
}

#[test]
fn land_and_sea_have_their_colours() {
    let data = Data::built_in();
    let picture = data.draw("border", Scale::One);
    let theme = Theme::light();
    for (what, position, color) in [
        ("the Sea of Azov off Mariupol", at(37.6, 46.9), theme.water),
        ("Ukraine south of Kharkiv", at(36.3, 49.4), theme.land),
        ("Ukraine west of Izium", at(36.2, 48.9), theme.land),
        (
            "Russia north of Luhansk",
            at(40.0, 49.9),
            theme.foreign_land,
        ),
        ("Russia east of Shakhty", at(40.5, 48.6), theme.foreign_land),
    ] {
        assert_eq!(picture.color(picture.point(position)), color, "{what}");
    }
}

/// The countries' outlines end somewhere; what lies beyond is not the sea.
#[test]
fn land_beyond_the_outlines_is_not_sea() {
    let data = Data::built_in();
    let size = "2400x600".parse().expect("a size");
    let picture = data.draw_sized("border", size, Scale::One);
    let east = [at(47.5, 49.0), at(48.5, 49.0)];
    for position in east {
        let color = picture.color(picture.point(position));
        assert_eq!(color, Theme::light().foreign_land, "{position:?}");
    }
}

/// The ring of 120 miles is where 120 miles are, and nowhere near 110 or 130.
#[test]
fn the_ring_has_its_radius() {
    let data = Data::built_in();
    let picture = data.draw("border", Scale::One);
    let bakhmut = data
        .geodata
        .place("bakhmut")
        .expect("Bakhmut is a place")
        .position;
    let ring = Theme::light().claimed;
    // A dash and a gap together are shorter than 2 × 7 pixels.
    let occurs = |miles: f64, azimuth: f64| {
        let radius = Metres::from_miles(miles);
        let position = geodesy::direct(bakhmut, Degrees::azimuth(azimuth), radius);
        picture.around(picture.point(position), 7).contains(&ring)
    };
    for azimuth in [0.0, 90.0, 180.0, 270.0] {
        assert!(occurs(120.0, azimuth), "no ring at {azimuth}°");
    }
    // In the north the ring is named.
    for azimuth in [90.0, 135.0, 180.0, 225.0, 270.0, 300.0] {
        for miles in [110.0, 115.0] {
            assert!(
                !occurs(miles, azimuth),
                "a ring of {miles} miles at {azimuth}°"
            );
        }
    }
}

/// The measured line runs from the town to the nearest point of the border.
#[test]
fn the_measured_line_is_the_geodesic() {
    let data = Data::built_in();
    let picture = data.draw("border", Scale::One);
    let bakhmut = data
        .geodata
        .place("bakhmut")
        .expect("Bakhmut is a place")
        .position;
    // By OpenStreetMap's border; the geodesic to it is known to within 0.5 km, a pixel.
    let nearest = at(38.8389, 47.8655);
    let length = geodesy::inverse(bakhmut, nearest).distance.get();
    let line = geodesy::line(bakhmut, nearest, Metres::new(length / 10.0));
    let measured = Theme::light().measured;
    for position in &line[2..=9] {
        let around = picture.around(picture.point(*position), 2);
        assert!(around.contains(&measured), "no line at {position}");
    }
    let beyond = geodesy::inverse(bakhmut, nearest).azimuth;
    let beyond = geodesy::direct(bakhmut, beyond, Metres::new(1.15 * length));
    assert!(
        !picture.around(picture.point(beyond), 6).contains(&measured),
        "it ends there"
    );
}

/// A larger scale is the same picture with more pixels.
#[test]
fn scale_2_shows_what_scale_1_shows() {
    let data = Data::built_in();
    for view in ["town", "border"] {
        let (small, large) = (data.draw(view, Scale::One), data.draw(view, Scale::Two));
        assert_eq!(large.pixmap.width, 2 * small.pixmap.width);
        let mut sum = 0.0;
        for y in 0..small.pixmap.height {
            for x in 0..small.pixmap.width {
                let (x, y) = (f64::from(x), f64::from(y));
                let four = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
                let light =
                    |color: Color| f64::from(color.r) + f64::from(color.g) + f64::from(color.b);
                let mean: f64 = four
                    .iter()
                    .map(|(dx, dy)| {
                        light(large.color(Point::new(2.0 * x + dx, 2.0 * y + dy))) / 12.0
                    })
                    .sum();
                sum += (light(small.color(Point::new(x, y))) / 3.0 - mean).abs();
            }
        }
        let mean = sum / f64::from(small.pixmap.width * small.pixmap.height);
        assert!(
            mean < 2.0,
            "{view}: the pixels differ by {mean} of 255 on average"
        );
    }
}

/// What the library draws here is what the program writes.
#[test]
fn the_program_writes_these_pixels() {
    let picture = Data::built_in().draw("front", Scale::One);
    let args = ["render", "--date", "2025-01", "--view", "front", "-o", "-"];
    let ran = TestEnv::new().run(&args).success();
    let bytes = &ran.get_output().stdout;
    assert!(read_metadata(bytes).is_some());
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("whole pixels");
    assert_eq!(info.color_type, png::ColorType::Rgb);
    assert!(pixels == picture.pixmap.rgb);
}
