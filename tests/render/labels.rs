//! The names on the maps: what is placed and what is not, on which side of the line of contact, and in
//! which languages.

use bakhmut_map::figure;
use bakhmut_map::geodata::{Controller, Figure, Layers, Place, Status, ZoneKind};
use bakhmut_map::projection::Viewport;
use bakhmut_map::request::{Lang, PictureSize, Scale};
use bakhmut_map::scene::{Item, Point, Rect, Scene, Text};
use bakhmut_map::style::Theme;
use bakhmut_map::text::Face;
use bakhmut_map::units::LonLat;
use geo::Contains;
use kurbo::{ParamCurve, ParamCurveArclen, Shape};

use crate::pages::{holds, parts};
use crate::picture::Data;

const LANGUAGES: [Lang; 4] = [Lang::En, Lang::Uk, Lang::EnUk, Lang::UkEn];
const SIZES: [&str; 3] = ["1200x900", "600x600", "360x900"];

/// The map of a picture: its frame, and the texts in it.
fn map(picture: &figure::Picture) -> (Rect, Vec<Text>) {
    let group = picture.scene.items.iter().find_map(|item| match item {
        Item::Group(group) => Some(group),
        _ => None,
    });
    let group = group.expect("a map in its frame");
    let inside = Scene {
        items: group.items.clone(),
        ..picture.scene.clone()
    };
    let texts = inside.texts().into_iter().cloned().collect();
    (group.clip.bounding_box(), texts)
}

/// The names of the places that stand on the map, each with its text; without those that two places have.
fn named<'d>(data: &'d Data, lang: Lang, texts: &[Text]) -> Vec<(&'d Place, Text)> {
    let of = |place: &'d Place| {
        let name = place.name.or_english(lang);
        let mut others = data
            .geodata
            .places()
            .iter()
            .filter(|other| other.id != place.id);
        if others.any(|other| other.name.or_english(lang) == name) {
            return None;
        }
        let mut texts = texts.iter();
        let text = texts.find(|text| text.shaped.text() == name)?;
        Some((place, text.clone()))
    };
    data.geodata.places().iter().filter_map(of).collect()
}

/// Run with `--nocapture`, this prints a table.
#[test]
fn are_all_placed_or_told_and_none_overlaps() {
    let data = Data::built_in();
    println!("view    size       lang   placed  dropped");
    for view in data.geodata.views() {
        for size in SIZES {
            for lang in LANGUAGES {
                let size: PictureSize = size.parse().expect("a size");
                let picture = data.compose_in(lang, &view.id, size, Scale::One);
                let name = format!("{:<7} {size:<10} {:<6}", view.id, lang.word());
                holds(&picture, &name);
                parts(&picture, &name);
                let (_, texts) = map(&picture);
                let placed = named(&data, lang, &texts);
                println!(
                    "{name} {:>6}  {:>7}  {:?}",
                    placed.len(),
                    picture.remarks.dropped.len(),
                    picture.remarks.dropped
                );
                // Those of the story are never left out.
                for id in &view.places {
                    assert!(
                        placed.iter().any(|(place, _)| place.id == *id),
                        "{name}: {id}"
                    );
                }
                for (place, _) in &placed {
                    let told = format!("{} (rank {})", place.name.or_english(lang), place.rank);
                    assert!(!picture.remarks.dropped.contains(&told), "{name}: {told}");
                }
                let ranked = |told: &&String| {
                    told.ends_with(" (river)") || told.ends_with(')') && told.contains(" (rank ")
                };
                assert!(
                    picture.remarks.dropped.iter().all(|told| ranked(&told)),
                    "{:?}",
                    picture.remarks.dropped
                );
            }
        }
    }
}

/// Whether land is under assessed Russian control, by the zones themselves: what is said of a settlement
/// goes before what is said of the area around it, and what is not sure before what is.
fn is_held(data: &Data, at: LonLat) -> bool {
    let point = geo::Point::new(at.lon(), at.lat());
    let zones = data.snapshot.zones.iter();
    let there: Vec<_> = zones.filter(|zone| zone.shape.contains(&point)).collect();
    let is_settled = there.iter().any(|zone| zone.kind == ZoneKind::Settlement);
    let mut said = there
        .iter()
        .filter(|zone| !is_settled || zone.kind == ZoneKind::Settlement)
        .peekable();
    let is_said = said.peek().is_some();
    is_said && said.all(|z| (z.status, z.controller) == (Status::Assessed, Controller::Russia))
}

#[test]
fn stand_on_the_side_of_the_front_on_which_their_places_lie() {
    for date in [
        "2022-10", "2022-12", "2023-02", "2023-05", "2023-08", "2023-12", "2025-01",
    ] {
        let data = Data::of(&Layers::built_in(), "article", date);
        let views = data.geodata.views().iter();
        for view in views.filter(|view| view.figure == Figure::Control) {
            for lang in LANGUAGES {
                let picture = data.compose_in(lang, &view.id, PictureSize::default(), Scale::One);
                let (frame, texts) = map(&picture);
                let viewport = Viewport::fit(view.bounds, frame);
                for (place, text) in named(&data, lang, &texts) {
                    let middle: Point = (text.shaped.ink() + text.origin.to_vec2()).center();
                    let there = viewport.position(middle).expect("a point of the map");
                    let sides = [place.position, there].map(|at| is_held(&data, at));
                    assert_eq!(
                        sides[0], sides[1],
                        "{date} {} {lang:?}: {}",
                        view.id, place.id
                    );
                }
            }
        }
    }
}

#[test]
fn stand_in_both_languages_the_second_below_and_smaller() {
    let data = Data::built_in();
    for (lang, second) in [(Lang::EnUk, Lang::Uk), (Lang::UkEn, Lang::En)] {
        let picture = data.compose_in(lang, "front", PictureSize::default(), Scale::One);
        assert_eq!(picture.remarks.untranslated, [""; 0]);
        let front = data.geodata.view("front").expect("a view");
        assert_eq!(picture.title, front.title.or_english(lang));
        let (_, texts) = map(&picture);
        let placed = named(&data, lang, &texts);
        assert!(placed.len() > 15, "{}", placed.len());
        for (place, first) in placed {
            let name = place.name.get(second).expect("both names");
            let below = texts.iter().find(|text| text.shaped.text() == name);
            let below = below.unwrap_or_else(|| panic!("{name} is not on the map"));
            let step = below.origin.y - first.origin.y;
            assert!(
                step > 0.0 && step < 2.0 * first.shaped.size(),
                "{name}: {step}"
            );
            assert!(below.shaped.size() < first.shaped.size(), "{name}");
        }
    }
}

#[test]
fn of_rivers_run_along_them_and_are_never_upside_down() {
    let data = Data::built_in();
    let rivers = [(Lang::En, "Kryvyi Torets"), (Lang::Uk, "Казенний Торець")];
    for (lang, name) in rivers {
        let picture = data.compose_in(lang, "front", PictureSize::default(), Scale::One);
        let (frame, texts) = map(&picture);
        let text = texts.iter().find(|text| text.shaped.text() == name);
        let text = text.unwrap_or_else(|| panic!("{name} is not on the map"));
        assert_eq!(text.shaped.face(), Face::Italic);
        let letters = text.shaped.letters();
        let words: String = letters.iter().map(|letter| letter.text.as_str()).collect();
        assert_eq!(words, name);
        for letter in letters {
            assert!(letter.angle.abs() < 90.0, "{letter:?}");
            let ink = letter.ink + text.origin.to_vec2();
            assert!(frame.contains_rect(ink), "{letter:?}");
        }
    }
}

/// Points of the line of contact of a map, a pixel apart.
fn front(picture: &figure::Picture) -> Vec<Point> {
    let group = picture.scene.items.iter().find_map(|item| match item {
        Item::Group(group) => Some(group),
        _ => None,
    });
    let items = group.expect("a map in its frame").items.iter();
    let color = Theme::light().front;
    let strokes = items.filter_map(|item| match item {
        Item::Stroke(stroke) if stroke.color == color => Some(&stroke.path),
        _ => None,
    });
    let mut points = Vec::new();
    for segment in strokes.flat_map(|path| path.segments().collect::<Vec<_>>()) {
        let steps = segment.arclen(0.1).ceil().max(1.0) as u32;
        let at = |step| segment.eval(f64::from(step) / f64::from(steps));
        points.extend((0..=steps).map(at));
    }
    points
}

/// The letters of each name, in pixels.
fn ink(text: &Text) -> Rect {
    text.shaped.ink() + text.origin.to_vec2()
}

/// Only a name that must not be lost may touch it, where there is nowhere to lead it to.
#[test]
fn never_touch_the_line_of_contact() {
    for date in ["2022-12", "2023-05", "2025-01"] {
        let data = Data::of(&Layers::built_in(), "article", date);
        for (size, lang) in SIZES
            .iter()
            .flat_map(|size| LANGUAGES.map(|lang| (size, lang)))
        {
            let picture = data.compose_in(lang, "front", size.parse().unwrap(), Scale::One);
            let line = front(&picture);
            assert!(line.len() > 100, "{}", line.len());
            let (_, texts) = map(&picture);
            for (place, text) in named(&data, lang, &texts) {
                let around = ink(&text).inflate(2.0, 2.0);
                let touched = line.iter().find(|at| around.contains(**at));
                assert!(
                    touched.is_none(),
                    "{date} {size} {lang:?}: {} {around:?}",
                    place.id
                );
            }
        }
    }
}

#[test]
fn are_told_from_each_other_and_stand_at_no_other_mark() {
    let data = Data::built_in();
    for view in data.geodata.views() {
        for (size, lang) in SIZES
            .iter()
            .flat_map(|size| LANGUAGES.map(|lang| (size, lang)))
        {
            let picture = data.compose_in(lang, &view.id, size.parse().unwrap(), Scale::One);
            let (frame, texts) = map(&picture);
            let viewport = Viewport::fit(view.bounds, frame);
            let placed = named(&data, lang, &texts);
            let what = format!("{} {size} {lang:?}", view.id);
            for (i, (place, text)) in placed.iter().enumerate() {
                let (own, size) = (ink(text), text.shaped.size());
                for (other, beside) in &placed[..i] {
                    let (level, gap) = level_and_gap(own, ink(beside));
                    let least = size.min(beside.shaped.size());
                    let names = format!("{what}: {} {}", place.id, other.id);
                    assert!(!level || gap > 0.5 * least, "{names} {gap}");
                }
                if !view.places.contains(&place.id) {
                    continue;
                }
                for (other, _) in placed.iter().filter(|(other, _)| other.id != place.id) {
                    let mark = viewport.pixel(other.position).expect("a point of the map");
                    let away = mark.distance(nearest(own, mark));
                    let from_own = viewport.pixel(place.position).expect("a point of the map");
                    let to_own = from_own.distance(nearest(own, from_own));
                    let names = format!("{what}: {} at {}", place.id, other.id);
                    assert!(away > 0.35 * size || away > to_own, "{names} {away}");
                }
            }
        }
    }
}

/// Whether two names stand level, and how far apart.
fn level_and_gap(a: Rect, b: Rect) -> (bool, f64) {
    let shared = a.y1.min(b.y1) - a.y0.max(b.y0);
    let level = shared > 0.8 * a.height().min(b.height());
    (level, (a.x0 - b.x1).max(b.x0 - a.x1))
}

fn nearest(rect: Rect, p: Point) -> Point {
    Point::new(p.x.clamp(rect.x0, rect.x1), p.y.clamp(rect.y0, rect.y1))
}

/// What is of the first rank is what a reader finds his way by: it is rather led away, but not so far that its
/// mark is not found, as Rostov's would be on a telephone, nor over the ring, beyond which it would tell a wrong
/// distance.
#[test]
fn of_the_first_rank_are_hardly_ever_left_out() {
    let data = Data::built_in();
    for size in ["1200x900", "1080x1080", "360x900", "1600x900"] {
        for lang in LANGUAGES {
            let picture = data.compose_in(lang, "border", size.parse().unwrap(), Scale::One);
            let dropped = picture.remarks.dropped.iter();
            let first: Vec<&String> = dropped.filter(|told| told.ends_with("(rank 1)")).collect();
            let is_cramped = size == "360x900" && matches!(lang, Lang::EnUk | Lang::UkEn);
            let most = if is_cramped { 3 } else { 1 };
            assert!(first.len() <= most, "{size} {lang:?}: {first:?}");
        }
    }
}

/// At these sizes there is little room, and a second language would have to be tiny.
#[test]
fn no_country_is_named_in_type_that_cannot_be_read() {
    let data = Data::built_in();
    for size in ["360x900", "320x640", "340x620"] {
        for lang in [Lang::EnUk, Lang::UkEn, Lang::En] {
            let size = size.parse().expect("a size");
            for scale in [Scale::One, Scale::Two] {
                let picture = data.compose_in(lang, "border", size, scale);
                let (_, texts) = map(&picture);
                let is_country = |text: &&Text| {
                    let names = ["UKRAINE", "RUSSIA", "УКРАЇНА", "РОСІЯ"];
                    names.contains(&text.shaped.text())
                };
                for text in texts.iter().filter(is_country) {
                    let pixels = text.shaped.size() / f64::from(scale.factor());
                    assert!(pixels >= figure::LEGIBLE, "{size}: {pixels}");
                }
                assert!(texts.iter().any(|text| is_country(&text)), "{size}");
            }
        }
    }
}
