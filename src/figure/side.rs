//! The column beside the map: statements, key, notes, and the locator in what room is left.

use super::content::Statement;
use super::legend::{self, Entry};
use super::locator;
use super::page::Page;
use super::pen::Pen;
use super::stage::Stage;
use crate::scene::{Point, Rect};
use crate::text::Face;
use crate::units::LonLatBox;

/// The locator is never lower than this, in design units.
const LEAST_LOCATOR: f64 = 130.0;
/// Nor higher than this.
const MOST_LOCATOR: f64 = 200.0;

/// Draws the column. Where the words would leave no room for the locator, all type is set smaller.
pub(super) fn draw(
    statements: &[Statement],
    entries: &[Entry],
    notes: &[String],
    home: &str,
    page: &Page,
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) {
    let column = page.side;
    let unit = pen.unit;
    let mut words = Pen::new(pen.theme, unit);
    let mut bottom = column.y0;
    for step in 0..12 {
        words = Pen::new(pen.theme, unit * (1.0 - 0.05 * f64::from(step)));
        bottom = set_words(statements, entries, notes, column, stage, &mut words);
        if bottom + LEAST_LOCATOR * words.unit <= column.y1 {
            break;
        }
    }
    pen.items.append(&mut words.items);
    if let Some(bounds) = stage.view.locator.or_else(|| country_bounds(home, stage)) {
        let height = (column.y1 - bottom).min(MOST_LOCATOR * unit);
        // As wide as what it shows: beyond, the countries' outlines may end.
        let width = (height * aspect(bounds)).min(column.width());
        let at = Point::new(column.x0, column.y1 - height);
        locator::draw(
            home,
            bounds,
            Rect::from_origin_size(at, (width, height)),
            stage,
            pen,
        );
    }
}

/// Sets all that is words; the y of its end.
fn set_words(
    statements: &[Statement],
    entries: &[Entry],
    notes: &[String],
    column: Rect,
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) -> f64 {
    let u = pen.unit;
    let (ink, quiet) = (pen.theme.ink, pen.theme.quiet_ink);
    let width = column.width();
    let at = |y: f64| Point::new(column.x0, y);
    let mut y = column.y0 - 4.0 * u;
    for statement in statements {
        y = pen.paragraph(
            &statement.heading,
            (Face::Regular, 15.0),
            quiet,
            at(y),
            width,
        );
        y = pen.paragraph(
            &statement.text,
            (Face::Bold, 19.0),
            statement.color,
            at(y),
            width,
        );
        y = pen.paragraph(
            &statement.small,
            (Face::Regular, 15.0),
            ink,
            at(y + 2.0 * u),
            width,
        );
        y += 14.0 * u;
    }
    y = pen.paragraph(stage.phrases.key(), (Face::Bold, 16.0), ink, at(y), width) + 8.0 * u;
    y = legend::draw(entries, at(y), width, pen) + 14.0 * u;
    for note in notes {
        y = pen.paragraph(note, (Face::Regular, 14.0), quiet, at(y), width) + 7.0 * u;
    }
    y + 7.0 * u
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
