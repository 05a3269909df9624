//! An SVG file read back into a scene, to be drawn by the rasterizer.

use std::sync::Arc;

use bakhmut_map::raster::{Pixmap, rasterize, rasterize_clear};
use bakhmut_map::scene::{
    BezPath, Color, Fill, Group, Item, LineCap, Picture, Point, Rect, Scene, Stroke, Text,
};
use bakhmut_map::text::{Face, shape};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kurbo::Shape;

use crate::svg_file::Element;

/// The pixels of a file of scale 1.
pub(crate) fn redrawn(file: &[u8]) -> Pixmap {
    let root = Element::read(file);
    let [width, height] = ["width", "height"].map(|side| number(&root, side) as u16);
    let reader = Reader {
        root: &root,
        width,
        height,
    };
    rasterize(&Scene {
        width,
        height,
        background: Color::CLEAR,
        items: reader.items(&root),
    })
}

struct Reader<'r> {
    root: &'r Element,
    width: u16,
    height: u16,
}

impl Reader<'_> {
    fn items(&self, parent: &Element) -> Vec<Item> {
        parent
            .children
            .iter()
            .filter_map(|e| self.item(e))
            .collect()
    }

    fn item(&self, element: &Element) -> Option<Item> {
        match element.name.as_str() {
            "g" => Some(self.group(element)),
            "rect" | "path" => Some(shape_of(element)),
            "text" => Some(text_of(element)),
            "image" => Some(Item::Picture(picture_of(element))),
            "title" | "desc" | "metadata" | "style" | "clipPath" | "mask" => None,
            other => unreachable!("<{other}> is not written"),
        }
    }

    fn group(&self, element: &Element) -> Item {
        let items = self.items(element);
        if let Some(reference) = element.get("clip-path") {
            let [clip] = &*self.referred(reference).children else {
                unreachable!("one shape cuts");
            };
            return Item::Group(Group {
                clip: path_of(clip),
                items,
            });
        }
        let Some(reference) = element.get("mask") else {
            let clip = Rect::new(0.0, 0.0, self.width.into(), self.height.into()).to_path(0.1);
            return Item::Group(Group { clip, items });
        };
        let [image] = &*self.referred(reference).children else {
            unreachable!("one picture masks");
        };
        Item::Picture(self.masked(&picture_of(image), &items))
    }

    /// Items seen through the brightness of a picture.
    fn masked(&self, mask: &Picture, items: &[Item]) -> Picture {
        let mut drawn = rasterize_clear(items.to_vec(), self.width, self.height).premultiplied;
        let window = mask.window;
        let masks = mask.premultiplied.as_chunks::<4>().0;
        let columns = usize::from(self.width);
        for (i, pixel) in drawn.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let middle = Point::new((i % columns) as f64 + 0.5, (i / columns) as f64 + 0.5);
            let share = match window.contains(middle) {
                false => 0,
                true => {
                    let [x, y] = [middle.x - window.x0, middle.y - window.y0].map(|v| v as usize);
                    masks[y * window.width() as usize + x][0].into()
                }
            };
            *pixel = pixel.map(|v| ((u32::from(v) * share + 127) / 255) as u8);
        }
        Picture {
            window: Rect::new(0.0, 0.0, self.width.into(), self.height.into()),
            premultiplied: Arc::from(drawn),
        }
    }

    fn referred(&self, reference: &str) -> &Element {
        let id = reference.trim_start_matches("url(#").trim_end_matches(')');
        let all = self.root.all().into_iter();
        let mut found = all.filter(|e| e.get("id") == Some(id));
        found.next().expect("an element of that id")
    }
}

/// A number; 0 where it is not given.
fn number(element: &Element, attribute: &str) -> f64 {
    let text = element.get(attribute).unwrap_or("0");
    text.parse().expect("a number")
}

fn rect_of(element: &Element) -> Rect {
    let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(element, name));
    Rect::new(x, y, x + width, y + height)
}

fn path_of(element: &Element) -> BezPath {
    match element.get("d") {
        Some(data) => BezPath::from_svg(data).expect("a path"),
        None => rect_of(element).to_path(0.1),
    }
}

/// A colour, if there is one.
fn color(element: &Element, paint: &str) -> Option<Color> {
    let hex = element.get(paint)?.strip_prefix('#')?;
    let color = Color::rgb(u32::from_str_radix(hex, 16).expect("a colour"));
    let opacity = element.get(&format!("{paint}-opacity"));
    Some(opacity.map_or(color, |opacity| {
        color.alpha(opacity.parse().expect("a number"))
    }))
}

fn shape_of(element: &Element) -> Item {
    let path = path_of(element);
    let Some(stroke) = color(element, "stroke") else {
        let color = color(element, "fill").expect("a colour");
        return Item::Fill(Fill { path, color });
    };
    let dashes = element.get("stroke-dasharray").unwrap_or_default();
    let dashes = dashes.split_whitespace();
    assert_eq!(element.get("stroke-linejoin"), Some("round"));
    Item::Stroke(Stroke {
        path,
        width: number(element, "stroke-width"),
        color: stroke,
        cap: match element.get("stroke-linecap") {
            Some("round") => LineCap::Round,
            _ => LineCap::Butt,
        },
        dashes: dashes.map(|l| l.parse().expect("a length")).collect(),
    })
}

fn text_of(element: &Element) -> Item {
    let face = match (element.get("font-weight"), element.get("font-style")) {
        (None, None) => Face::Regular,
        (Some("700"), None) => Face::Bold,
        (None, Some("italic")) => Face::Italic,
        other => unreachable!("there is no face of {other:?}"),
    };
    let (size, tracking) = (
        number(element, "font-size"),
        number(element, "letter-spacing"),
    );
    let (mut origin, mut angle) = (Point::new(number(element, "x"), number(element, "y")), 0.0);
    if let Some(transform) = element.get("transform") {
        let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
        let numbers = transform.split(|c| !is_part(c)).filter(|n| !n.is_empty());
        let numbers: Vec<f64> = numbers.map(|n| n.parse().expect("a number")).collect();
        (origin, angle) = (Point::new(numbers[0], numbers[1]), numbers[2]);
    }
    let stroke = color(element, "stroke");
    Item::Text(Text {
        shaped: shape(&element.text, face, size, tracking),
        origin,
        angle,
        color: color(element, "fill").unwrap_or(Color::CLEAR),
        halo: stroke.map(|color| (color, number(element, "stroke-width") / 2.0)),
    })
}

fn picture_of(element: &Element) -> Picture {
    let data = element.get("xlink:href").expect("a picture");
    let data = data.strip_prefix("data:image/png;base64,").expect("a PNG");
    let png = BASE64_STANDARD.decode(data).expect("base 64");
    let picture = image::load_from_memory(&png).expect("a PNG").to_rgba8();
    let premultiplied = picture.pixels().flat_map(|pixel| {
        let [r, g, b, a] = pixel.0;
        let times = |v: u8| ((u32::from(v) * u32::from(a) + 127) / 255) as u8;
        [times(r), times(g), times(b), a]
    });
    Picture {
        window: rect_of(element),
        premultiplied: premultiplied.collect(),
    }
}
