//! A map in Web Mercator lies where its world file says, and its scale is that of the ground.

use std::f64::consts::FRAC_PI_4;

use bakhmut_map::figure::{self, Options};
use bakhmut_map::geodesy;
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Scale};
use bakhmut_map::scene::{Item, Point};
use bakhmut_map::style::Theme;
use bakhmut_map::units::LonLat;
use kurbo::PathEl;

use crate::picture::{Data, median};
use crate::png_file::PngFile;
use crate::test_env::TestEnv;

const VIEWS: [&str; 3] = ["town", "front", "border"];
/// The Earth's radius by EPSG:3857, in metres.
const RADIUS: f64 = 6_378_137.0;

fn compose(data: &Data, view: &str, lang: Lang) -> figure::Picture {
    let options = Options {
        size: PictureSize::default(),
        scale: Scale::One,
        lang,
        theme: &Theme::light(),
        basemap: None,
        typeface: Default::default(),
        editing: None,
        projection: MapProjection::WebMercator,
    };
    let view = data.geodata.view(view).expect("a view of that name");
    figure::draw(&data.geodata, &data.snapshot, view, options).expect("it can be drawn")
}

/// Places a pixel's point by the numbers of a world file alone.
struct Grid([f64; 6]);

impl Grid {
    fn read(text: &[u8]) -> Grid {
        let text = std::str::from_utf8(text).expect("text");
        let lines: Vec<f64> = text
            .lines()
            .map(|line| line.parse().expect("a number"))
            .collect();
        Grid(lines.try_into().expect("six lines"))
    }

    /// A position's point, by the formula as EPSG Guidance Note 7-2 prints it.
    fn point(&self, position: LonLat) -> Point {
        let (lon, lat) = (position.lon().to_radians(), position.lat().to_radians());
        let (east, north) = (RADIUS * lon, RADIUS * (FRAC_PI_4 + lat / 2.0).tan().ln());
        let [across, _, _, down, x, y] = self.0;
        // The file places the middle of the first pixel, half a pixel from the picture's corner.
        Point::new((east - x) / across + 0.5, (north - y) / down + 0.5)
    }
}

/// How dark the pixels of a picture are.
struct Dark {
    width: usize,
    rgb: Vec<u8>,
}

impl Dark {
    fn read(bytes: &[u8]) -> Dark {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut rgb = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut rgb).expect("pixels");
        let width = info.width as usize;
        Dark { width, rgb }
    }

    fn at(&self, x: i32, y: i32) -> f64 {
        let at = 3 * (y as usize * self.width + x as usize);
        let sum: f64 = self.rgb[at..at + 3].iter().map(|v| f64::from(*v)).sum();
        (480.0 - sum).max(0.0)
    }

    /// Where a dark line crosses a row, or a column, of pixels around a point; `None` if it doesn't.
    fn crossing(&self, near: Point, is_row: bool) -> Option<f64> {
        let (x, y) = (near.x.floor() as i32, near.y.floor() as i32);
        let seen: Vec<(f64, f64)> = (-5..=5)
            .map(|d| match is_row {
                true => (f64::from(x + d) + 0.5, self.at(x + d, y)),
                false => (f64::from(y + d) + 0.5, self.at(x, y + d)),
            })
            .collect();
        let weight: f64 = seen.iter().map(|(_, dark)| dark).sum();
        let sum: f64 = seen.iter().map(|(at, dark)| at * dark).sum();
        (weight > 200.0).then(|| sum / weight)
    }
}

#[test]
fn the_border_is_drawn_where_the_world_file_puts_it() {
    let data = Data::built_in();
    let frame = compose(&data, "border", Lang::En);
    let frame = frame.scene.items.iter().find_map(|item| match item {
        Item::Group(group) => Some(kurbo::Shape::bounding_box(&group.clip)),
        _ => None,
    });
    let frame = frame.expect("a map in its frame").inset(-12.0);
    let env = TestEnv::new();
    let args = ["--view", "border", "--projection", "web-mercator"];
    let file = ["--world-file", "-o", "map.png"];
    env.run(&[&["render", "--date", "2025-01"], &args[..], &file].concat())
        .success();
    let (grid, dark) = (
        Grid::read(&env.read("map.pgw")),
        Dark::read(&env.read("map.png")),
    );

    let (mut across, mut down) = (Vec::new(), Vec::new());
    for border in data.geodata.borders() {
        let vertices: Vec<LonLat> = border
            .line
            .coords()
            .filter_map(|c| LonLat::new(c.x, c.y))
            .collect();
        for pair in vertices.windows(2) {
            let [a, b] = [grid.point(pair[0]), grid.point(pair[1])];
            let (middle, along) = (a.midpoint(b), b - a);
            if !frame.contains(middle) || along.hypot() < 8.0 {
                continue;
            }
            // The line's own place in the middle of that row or column of pixels.
            if along.y.abs() > 2.0 * along.x.abs() {
                let off = middle.y.floor() + 0.5 - middle.y;
                let wanted = middle.x + off * along.x / along.y;
                across.extend(dark.crossing(middle, true).map(|x| x - wanted));
            } else if along.x.abs() > 2.0 * along.y.abs() {
                let off = middle.x.floor() + 0.5 - middle.x;
                let wanted = middle.y + off * along.y / along.x;
                down.extend(dark.crossing(middle, false).map(|y| y - wanted));
            }
        }
    }
    let counts = (across.len(), down.len());
    assert!(counts.0 >= 10 && counts.1 >= 10, "{counts:?}");
    let (across, down) = (median(across), median(down));
    assert!(across.abs() < 0.3 && down.abs() < 0.3, "{across} {down}");
}

/// Lengths on the plane are half as long again as on the ground here: a bar of projected metres would
/// be too short by a third.
#[test]
fn the_scale_bars_are_round_lengths_on_the_ground() {
    let data = Data::built_in();
    for view in VIEWS {
        let picture = compose(&data, view, Lang::En);
        let grid = picture.grid.expect("Web Mercator");
        let group = picture.scene.items.iter().find_map(|item| match item {
            Item::Group(group) => Some(group),
            _ => None,
        });
        let group = group.expect("a map in its frame");
        let middle = kurbo::Shape::bounding_box(&group.clip).center().y;
        let lat = {
            let north = grid.first().1 - (middle - 0.5) * grid.side();
            (north / RADIUS).sinh().atan().to_degrees()
        };
        let bars: Vec<f64> = group.items.iter().filter_map(bar).collect();
        assert_eq!(
            bars.len(),
            2,
            "{view}: a bar of miles and one of kilometres"
        );
        for (pixels, unit) in bars.into_iter().zip([1609.344, 1000.0]) {
            let degrees = (pixels * grid.side() / RADIUS).to_degrees();
            let [a, b] = [0.0, degrees].map(|lon| LonLat::new(38.0 + lon, lat).unwrap());
            let length = geodesy::inverse(a, b).distance.get() / unit;
            let digit = length / 10_f64.powf((length * 1.01).log10().floor());
            let off = [1.0, 2.0, 5.0].map(|round| (digit / round - 1.0_f64).abs());
            assert!(off.iter().any(|off| *off < 0.005), "{view}: {length}");
        }
    }
}

/// The length of a scale bar: a line with a tick upwards or downwards at each end.
fn bar(item: &Item) -> Option<f64> {
    let Item::Stroke(stroke) = item else {
        return None;
    };
    match stroke.path.elements() {
        [
            PathEl::MoveTo(a),
            PathEl::LineTo(b),
            PathEl::LineTo(c),
            PathEl::LineTo(d),
        ] if a.x == b.x && b.y == c.y && c.x == d.x && a.y == d.y => Some(c.x - b.x),
        _ => None,
    }
}

#[test]
fn nothing_is_cut_and_the_projection_is_named() {
    let data = Data::built_in();
    for (lang, name, note) in [
        (Lang::En, "Web Mercator", "The scale is true at the middle"),
        (
            Lang::Uk,
            "Вебпроєкція Меркатора",
            "Масштаб точний посередині",
        ),
    ] {
        for view in VIEWS {
            let picture = compose(&data, view, lang);
            assert!(
                picture.remarks.cut.is_empty(),
                "{view}: {:?}",
                picture.remarks.cut
            );
            crate::pages::holds(&picture, view);
            let texts = picture.scene.texts().into_iter();
            let words: Vec<&str> = texts.map(|text| text.shaped.text()).collect();
            let words = words.join(" ");
            assert!(words.contains(name), "{view}: {words}");
            // Only the widest map reaches far enough for its scale to change.
            let has_note = picture.notes.iter().any(|n| n.starts_with(note));
            assert_eq!(has_note, view == "border", "{view}: {:?}", picture.notes);
        }
    }
}

/// The figures of the note: at the upper and lower edge, by the secant of the latitude.
#[test]
fn the_note_tells_how_far_the_scale_is_off() {
    let picture = compose(&Data::built_in(), "border", Lang::En);
    let note = picture
        .notes
        .iter()
        .find(|note| note.contains("off by up to"));
    assert_eq!(
        note.map(String::as_str),
        Some("The scale is true at the middle of the map; at its edges it is off by up to 4%.")
    );
}

#[test]
fn the_request_names_a_projection_that_was_asked_for() {
    let env = TestEnv::new();
    let args = [
        "render", "--date", "2025-01", "--view", "town", "--size", "360x270",
    ];
    env.run(
        &[
            &args[..],
            &["-o", "map.png", "--projection", "web-mercator"],
        ]
        .concat(),
    )
    .success();
    let file = PngFile::read(&env.read("map.png"));
    let request = file.text("bakhmut-map:request");
    assert!(
        request.ends_with(r#""size":"360x270","scale":1,"projection":"web-mercator"}"#),
        "{request}"
    );
}
