//! The column beside the map or, in a tall picture, the two below it: statements, key, notes, and the
//! locator in what room is left.

use super::column::Words;
use super::content::Content;
use super::locator;
use super::page::Page;
use super::pen::Pen;
use super::stage::Stage;
use super::steady::Steady;
use crate::locale::Phrases;
use crate::scene::{Point, Rect};
use crate::units::LonLatBox;

/// Height of the locator in design units: the same in all pictures of a series, however much they say.
const LOCATOR: f64 = 130.0;
/// The same where that finds no room.
const SMALL_LOCATOR: f64 = 90.0;
/// By how much a step makes the type smaller, and how many there are in one column: notes of 14 units
/// end at 9.8, which at the size of the design can still be read.
const STEP: f64 = 0.05;
const STEPS: u32 = 6;
/// How many there are in two columns, of a tall picture: at 360 pixels, notes end at 8.4.
const TALL_STEPS: u32 = 4;

/// How many design units high the words of a tall picture are in their least type, where that is more
/// than the page has for them; else nothing.
pub(super) fn room(content: &Content, page: &Page, phrases: Phrases, pen: &Pen<'_>) -> f64 {
    if page.columns == 1 {
        return 0.0;
    }
    let mut words = Words::new(content, phrases, pen, (page.columns, page.side.width()));
    // For what is left out first the map does not make room.
    words.leave_aside(true);
    words.set(pen.unit * type_at(TALL_STEPS), 0.0);
    match words.height() {
        height if height > page.side.height() => height / pen.unit,
        _ => 0.0,
    }
}

/// How large type is after so many steps.
fn type_at(step: u32) -> f64 {
    1.0 - STEP * f64::from(step)
}

/// Draws the column; what found no room in it, and how it is laid out. Where the words would leave too little room for the
/// locator, all type is set smaller; where it is then too small, the locator is left out; and where
/// the words still don't fit, they are shortened.
pub(super) fn draw(
    content: &Content,
    home: &str,
    page: &Page,
    (stage, mut steady): (&Stage<'_>, Steady),
    pen: &mut Pen<'_>,
) -> (Vec<String>, Steady) {
    let (column, unit) = (page.side, pen.unit);
    let height = column.height();
    let bounds = stage.view.locator.or_else(|| country_bounds(home, stage));
    let columns = (page.columns, column.width());
    let mut words = Words::new(content, stage.phrases, pen, columns);
    let steps = if page.columns > 1 { TALL_STEPS } else { STEPS };
    let (least, allowed) = (steady.step, steady.locator);
    // Sets the words in the largest type at which they leave so many design units free below them;
    // whether there is one. If not, the type is then the least.
    let mut fit = |words: &mut Words<'_>, below| {
        (least..=steps).any(|step| {
            steady.step = step;
            words.set(unit * type_at(step), below);
            let room = Rect::new(0.0, 0.0, 0.0, height);
            words.height() <= height && words.free(room).height() >= below * unit
        })
    };
    let mut cut = Vec::new();
    let wanted = bounds.filter(|_| allowed > 0.0);
    let inset = wanted.and_then(|bounds| {
        // The last note is left out rather than the locator.
        [false, true].into_iter().find_map(|is_left| {
            words.leave_aside(is_left);
            let mut heights = [LOCATOR, SMALL_LOCATOR].into_iter();
            Some((bounds, heights.find(|below| fit(&mut words, *below))?))
        })
    });
    if inset.is_none() {
        cut.extend(bounds.map(|_| "the locator".to_owned()));
        words.leave_aside(false);
        if !fit(&mut words, 0.0) {
            words.shorten(height);
        }
    }
    let mut small = pen.of_unit(words.unit());
    cut.extend(words.draw(column, &mut small));
    pen.items.append(&mut small.items);
    if let Some((bounds, most)) = inset {
        let free = words.free(column);
        // As wide as what it shows: beyond, the countries' outlines may end.
        let aspect = aspect(bounds);
        let height = free
            .height()
            .min(most * unit)
            .min(free.width() / aspect)
            .min(steady.locator);
        steady.locator = height;
        let width = height * aspect;
        let at = Point::new(free.x0, free.y1 - height);
        let frame = Rect::from_origin_size(at, (width, height));
        locator::draw(home, bounds, frame, stage, pen);
    } else {
        steady.locator = 0.0;
    }
    (cut, steady)
}

/// How many times wider than high a box is on the ground.
fn aspect(bounds: LonLatBox) -> f64 {
    let width = (bounds.east() - bounds.west()) * bounds.centre().lat().to_radians().cos();
    width / (bounds.north() - bounds.south())
}

/// The box of the home country with some air around it.
fn country_bounds(home: &str, stage: &Stage<'_>) -> Option<LonLatBox> {
    use geo::BoundingRect;
    let country = stage.geodata.countries().iter().find(|c| c.iso == home)?;
    let r = country.shape.bounding_rect()?;
    let (dx, dy) = (r.width() * 0.04, r.height() * 0.04);
    LonLatBox::new([
        r.min().x - dx,
        r.min().y - dy,
        r.max().x + dx,
        r.max().y + dy,
    ])
}
