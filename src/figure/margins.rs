//! The words above and below the map: title, date and sources, set so that they fit.

use super::page::Page;
use super::pen::{LEADING, Pen};
use crate::scene::{Color, Point};
use crate::text::{Face, Paragraph};

/// Sizes of a title on one line, then of one on several, in design units.
const TITLE: [f64; 7] = [34.0, 33.0, 32.0, 31.0, 30.0, 29.0, 28.0];
const LONG_TITLE: [f64; 5] = [28.0, 26.0, 24.0, 22.0, 20.0];
const TITLE_LINES: usize = 3;
/// Sizes of the date on one line, then of one on several.
const DATE: [f64; 4] = [19.0, 18.0, 17.0, 16.0];
const LONG_DATE: [f64; 3] = [16.0, 15.0, 14.0];
const DATE_LINES: usize = 3;
/// The height of a date on one line, in design units.
pub(super) const DATE_HEIGHT: f64 = DATE[0] * LEADING;
/// Sizes of the sources.
const SOURCES: [f64; 4] = [13.0, 12.0, 11.0, 10.0];
const SOURCE_LINES: usize = 8;
/// The page leaves room for so many lines of sources.
const ROOMY: usize = 2;

/// A text as it is set: its lines, and their size in design units.
#[derive(Debug)]
pub(super) struct Setting {
    lines: Vec<String>,
    face: Face,
    size: f64,
    /// Whether its end found no room.
    pub(super) is_cut: bool,
}

impl Setting {
    /// The text on as many lines as it may have, the larger the better; where it fits at no size,
    /// `None`.
    fn of(paragraph: &Paragraph, sizes: &[f64], most: usize, page: &Page) -> Option<Setting> {
        let fits = |size: &&f64| paragraph.lines(ems(page, **size)).len() <= most;
        let size = *sizes.iter().find(fits)?;
        Some(Setting::cut_to(paragraph, size, most, page))
    }

    /// As [`of`](Self::of), with lines about as long as each other.
    fn even(paragraph: &Paragraph, sizes: &[f64], most: usize, page: &Page) -> Option<Setting> {
        let setting = Setting::of(paragraph, sizes, most, page)?;
        let words = |lines: &[&str]| lines.iter().map(|l| l.split(' ').count()).sum::<usize>();
        let widest = ems(page, setting.size);
        let wide = paragraph.lines(widest);
        // Narrower, as long as there is no more line for it and no word broken.
        let narrower = (1..50).map(|step| paragraph.lines(widest * (1.0 - 0.01 * f64::from(step))));
        let even = narrower
            .take_while(|lines| lines.len() == wide.len() && words(lines) == words(&wide))
            .last();
        let lines = even
            .unwrap_or(wide)
            .into_iter()
            .map(str::to_owned)
            .collect();
        Some(Setting { lines, ..setting })
    }

    fn cut_to(paragraph: &Paragraph, size: f64, most: usize, page: &Page) -> Setting {
        let width = ems(page, size);
        Setting {
            lines: paragraph.lines_at_most(most, width),
            face: paragraph.face(),
            size,
            is_cut: paragraph.lines(width).len() > most,
        }
    }

    fn draw(&self, color: Color, at: Point, pen: &mut Pen<'_>) -> f64 {
        pen.lines(&self.lines, (self.face, self.size), color, at)
    }

    /// In design units.
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * self.size * LEADING
    }
}

/// The width of header and footer in ems.
fn ems(page: &Page, size: f64) -> f64 {
    page.header.width() / (size * page.unit)
}

/// Sets a title: on one line if that can be, however long it is within the page; `None` where there is
/// none.
pub(super) fn title(text: &str, page: &Page) -> Option<Setting> {
    if text.is_empty() {
        return None;
    }
    let paragraph = Paragraph::new(text, page.typeface.face(Face::Bold));
    let set = Setting::of(&paragraph, &TITLE, 1, page)
        .or_else(|| Setting::even(&paragraph, &LONG_TITLE, TITLE_LINES, page));
    Some(set.unwrap_or_else(|| Setting::cut_to(&paragraph, LONG_TITLE[4], TITLE_LINES, page)))
}

/// Sets the date and what else is said below the title; `None` where nothing is.
pub(super) fn date(text: &str, page: &Page) -> Option<Setting> {
    if text.is_empty() {
        return None;
    }
    let paragraph = Paragraph::new(text, page.typeface.face(Face::Regular));
    let set = Setting::of(&paragraph, &DATE, 1, page)
        .or_else(|| Setting::even(&paragraph, &LONG_DATE, DATE_LINES, page));
    Some(set.unwrap_or_else(|| Setting::cut_to(&paragraph, LONG_DATE[2], DATE_LINES, page)))
}

/// Sets the line of the sources, in type no larger than that of the notes.
pub(super) fn sources(text: &str, page: &Page) -> Setting {
    let paragraph = Paragraph::new(text, page.typeface.face(Face::Regular));
    let sizes = if page.columns > 1 {
        &SOURCES[2..]
    } else {
        &SOURCES
    };
    Setting::of(&paragraph, sizes, SOURCE_LINES, page)
        .unwrap_or_else(|| Setting::cut_to(&paragraph, SOURCES[3], SOURCE_LINES, page))
}

/// How much higher than a page's the header must be, in design units, for a date of so many of them:
/// less than 0 without one, and without a title.
pub(super) fn above(title: Option<&Setting>, date: f64) -> f64 {
    let usual = TITLE[0] * LEADING;
    let more = title.map_or(-usual, |title| (title.height() - usual).max(0.0));
    more + date - DATE_HEIGHT
}

/// How much higher than a page's the footer must be, in design units.
pub(super) fn below(sources: &Setting) -> f64 {
    (sources.height() - ROOMY as f64 * SOURCES[0] * LEADING).max(0.0)
}

/// Draws the header.
pub(super) fn draw_header(
    title: Option<&Setting>,
    date: Option<&Setting>,
    page: &Page,
    pen: &mut Pen<'_>,
) {
    let (ink, quiet) = (pen.theme.ink, pen.theme.quiet_ink);
    let top = page.header.origin();
    let y = title.map_or(top.y, |title| title.draw(ink, top, pen));
    if let Some(date) = date {
        date.draw(quiet, Point::new(page.header.x0, y + 2.0 * page.unit), pen);
    }
}

/// Draws the footer.
pub(super) fn draw_footer(sources: &Setting, page: &Page, pen: &mut Pen<'_>) {
    sources.draw(pen.theme.quiet_ink, page.footer.origin(), pen);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{PictureSize, Scale};
    use crate::text::Typeface;

    fn page() -> Page {
        Page::new(PictureSize::default(), Scale::One, Typeface::default())
    }

    #[test]
    fn a_title_shrinks_before_it_breaks() {
        let set = |words: usize| title(&"front line ".repeat(words), &page()).unwrap();
        let lines = |words| set(words).lines.len();
        assert_eq!((lines(6), set(6).size), (1, 34.0));
        assert_eq!((lines(8), set(8).size), (1, 29.0));
        assert_eq!((lines(9), set(9).size), (2, 28.0));
        assert_eq!((lines(25), set(25).size), (3, 26.0));
        assert!(lines(40) == 3 && set(40).is_cut);
    }

    #[test]
    fn a_title_of_several_lines_leaves_no_word_alone() {
        let lines = title(&"front line ".repeat(9), &page()).unwrap().lines;
        let words: Vec<usize> = lines.iter().map(|l| l.split(' ').count()).collect();
        assert_eq!(words, [9, 9]);
        let word = "front".repeat(13);
        let lines = title(&format!("The line around the {word}"), &page())
            .unwrap()
            .lines;
        assert_eq!(lines, ["The line around the", &word]);
    }

    #[test]
    fn a_header_grows_by_what_its_title_needs() {
        let height = |text: &str, date| above(title(text, &page()).as_ref(), date);
        let short = "Who controls Bakhmut?";
        assert_eq!(height(short, DATE_HEIGHT), 0.0);
        let two = height(&"front line ".repeat(9), DATE_HEIGHT);
        assert!((two - (2.0 * 28.0 - 34.0) * LEADING).abs() < 1e-9);
        assert!((height(short, 0.0) + DATE_HEIGHT).abs() < 1e-9);
        let without = height("", 0.0) + DATE_HEIGHT + 34.0 * LEADING;
        assert!(without.abs() < 1e-9);
    }

    #[test]
    fn a_date_breaks_before_its_end_is_lost() {
        let long = "22 February 2023: no data, state as of 15 December 2022";
        let one = date(long, &page()).unwrap();
        assert_eq!((one.lines.len(), one.height()), (1, DATE_HEIGHT));
        let size = PictureSize::new(360, 640).unwrap();
        let narrow = Page::new(size, Scale::One, Typeface::default());
        assert_eq!(date(long, &narrow).unwrap().lines, [long]);
        let long = "DeepState (15 January 2025) and NZZ / Liveuamap (14 January 2025)";
        let two = date(long, &narrow).unwrap();
        assert!(two.lines.len() == 2 && !two.is_cut, "{two:?}");
        assert!(two.lines[1].ends_with("2025)") && two.height() > DATE_HEIGHT);
        assert!(date("", &page()).is_none());
    }

    #[test]
    fn a_footer_has_room_for_two_lines_and_grows_for_more() {
        let set = |words: usize| sources(&"Natural Earth; ".repeat(words), &page());
        assert_eq!((set(20).lines.len(), below(&set(20))), (2, 0.0));
        assert!(set(30).lines.len() == 3 && below(&set(30)) > 16.0);
        assert!(set(120).size < 13.0 && !set(120).is_cut);
        assert!(set(400).is_cut);
        let highest = page().with_margins(0.0, below(&set(400)), 0.0);
        let end = highest.footer.y0 + set(400).height();
        assert!(end < highest.size.height && highest.map.height() > 600.0);
    }
}
