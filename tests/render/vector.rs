//! Pictures as SVG and PDF: they say what the PNG shows.

use bakhmut_map::encode::StillFormat;
use bakhmut_map::raster::{Pixmap, rasterize, soft_mask};
use bakhmut_map::render;
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Request, Scale};
use bakhmut_map::scene::{
    BezPath, Color, Fade, Fill, Hatch, Item, Pattern, PatternKind, Point, Scene, Text,
};
use bakhmut_map::style::NamedTheme;
use bakhmut_map::text::{Face, shape};
use bakhmut_map::vector::{Sheet, svg_drawing};

use crate::picture::Data;
use crate::svg_redrawn::redrawn;

fn still(data: &Data, view: &str, lang: Lang) -> render::Still {
    let request = Request {
        date: "2025-01".parse().expect("a date"),
        view: view.to_owned(),
        dataset: data.snapshot.dataset.id.clone(),
        size: PictureSize::default(),
        scale: Scale::One,
        lang,
        theme: "light".into(),
        projection: MapProjection::ForView,
        basemap: None,
        editing: Default::default(),
    };
    render::still(
        &request,
        &NamedTheme::default(),
        &data.geodata,
        &data.snapshot,
    )
    .expect("a picture")
}

/// How many pixels of two pictures differ by more than so many levels in a channel.
fn differing(a: &Pixmap, b: &Pixmap, most: u8) -> usize {
    assert_eq!((a.width, a.height), (b.width, b.height));
    let pixels = a
        .rgb
        .as_chunks::<3>()
        .0
        .iter()
        .zip(b.rgb.as_chunks::<3>().0);
    let differ = |(a, b): &(&[u8; 3], &[u8; 3])| (0..3).any(|i| a[i].abs_diff(b[i]) > most);
    pixels.filter(differ).count()
}

fn decoded(png: &[u8]) -> Pixmap {
    let picture = image::load_from_memory(png).expect("a PNG").to_rgb8();
    let (width, height) = picture.dimensions();
    Pixmap {
        width,
        height,
        rgb: picture.into_raw(),
    }
}

/// Coordinates are rounded to hundredths of a pixel, which at an edge are a few levels.
#[test]
fn a_map_read_back_from_its_svg_is_the_map() {
    let data = Data::built_in();
    for (view, lang) in [
        ("town", Lang::En),
        ("front", Lang::Uk),
        ("border", Lang::En),
    ] {
        let still = still(&data, view, lang);
        let png = decoded(&still.file(StillFormat::Png).expect("a PNG"));
        let svg = redrawn(&still.file(StillFormat::Svg).expect("an SVG"));
        let count = differing(&png, &svg, 12);
        assert!(count < 100, "{view}: {count} pixels differ");
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let data = Data::built_in();
    for format in [StillFormat::Svg, StillFormat::Pdf] {
        let [a, b] = [(); 2].map(|()| still(&data, "town", Lang::Uk).file(format));
        assert!(a.expect("a file") == b.expect("a file"), "{format:?}");
    }
}

/// The pixels of items, as they are drawn and as they are read back from SVG.
fn both(items: Vec<Item>) -> [Pixmap; 2] {
    let scene = Scene {
        width: 200,
        height: 160,
        background: Color::WHITE,
        items,
    };
    let sheet = Sheet {
        scene: &scene,
        scale: 1.0,
        soft_mask: &soft_mask,
    };
    let drawing = svg_drawing(sheet, "a");
    let file = format!(
        "<svg width=\"200\" height=\"160\">{}</svg>",
        drawing.elements
    );
    [rasterize(&scene), redrawn(file.as_bytes())]
}

fn path(svg: &str) -> BezPath {
    BezPath::from_svg(svg).expect("a path")
}

const RED: Color = Color::rgb(0xc2_3b_2e);

#[test]
fn every_pattern_is_the_same_as_lines() {
    let outline = path("M20,10 L190,20 L170,150 L30,140 Z M60,60 L60,90 L90,90 L90,60 Z");
    for kind in [
        PatternKind::Diagonal,
        PatternKind::Cross,
        PatternKind::Dots,
        PatternKind::Upright,
        PatternKind::Level,
    ] {
        for (spacing, weight, origin) in [(7.0, 1.5, (3.3, 4.7)), (5.2, 2.0, (-40.0, 900.5))] {
            let pattern = Pattern {
                kind,
                spacing,
                weight,
                color: RED.alpha(0.7),
            };
            let [drawn, read] = both(vec![Item::Hatch(Hatch {
                path: outline.clone(),
                pattern,
                origin: origin.into(),
            })]);
            let count = differing(&drawn, &read, 16);
            assert!(count < 20, "{kind:?} {spacing}: {count} pixels differ");
            let blank = both(Vec::new());
            assert!(differing(&drawn, &blank[0], 16) > 300);
        }
    }
}

#[test]
fn a_fade_is_the_same_behind_a_mask() {
    for reach in [0.2, 4.0, 40.0] {
        let items = ["M0,0 H200 V160 H0 Z", "M90,0 H110 V160 H90 Z"].map(|rect| {
            let (path, color) = (path(rect), RED.alpha(0.5));
            Item::Fill(Fill { path, color })
        });
        let [drawn, read] = both(vec![Item::Fade(Fade {
            path: path("M40,30 L160,50 L150,140 L60,120 Z"),
            reach,
            items: items.into(),
        })]);
        let count = differing(&drawn, &read, 3);
        assert_eq!(count, 0, "{reach}");
    }
}

#[test]
fn text_is_where_it_was_however_it_lies() {
    let text = |words: &str, face, tracking, angle| {
        Item::Text(Text {
            shaped: shape(words, face, 21.0, tracking),
            origin: Point::new(20.4, 60.6),
            angle,
            color: RED,
            halo: Some((Color::rgb(0x11_22_33), 2.5)),
        })
    };
    for item in [
        text("AV & <Та> fi", Face::Bold, 0.0, 0.0),
        text("Чорне море", Face::Italic, 3.0, 0.0),
        text("T. \"Yar\"", Face::Regular, 0.0, 31.5),
    ] {
        let [drawn, read] = both(vec![item]);
        let count = differing(&drawn, &read, 4);
        assert_eq!(count, 0);
        assert!(differing(&drawn, &both(Vec::new())[0], 16) > 100);
    }
}
