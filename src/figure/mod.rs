//! What a picture shows: a view of the geodata, composed as a page.

mod annotations;
mod backdrop;
mod base;
mod border;
mod border_lines;
mod caption;
mod change;
mod change_words;
mod changed_land;
mod column;
mod comparison;
mod comparison_words;
mod content;
mod control;
mod country_names;
mod credits;
mod extent;
mod front;
mod glossary;
mod in_words;
mod legend;
mod locator;
mod look;
mod margins;
mod marks;
mod moment;
mod names;
mod overlay;
mod overlay_key;
mod own_words;
mod page;
mod pen;
mod picture;
mod publisher;
mod remarks;
mod ring_name;
mod scale_bar;
mod scraps;
mod series;
mod shields;
mod side;
mod sign;
mod stage;
mod steady;
mod story;
mod texts;
mod timeline;
mod timeline_axis;
mod tracts;
mod two_sources;
mod ways;
mod window;
mod zones;

use crate::error::{Error, Result};
use crate::geodata::{self, Geodata, Snapshot, View};
use crate::locale::Phrases;
use crate::scene::{Group, Item, Scene};
use crate::style::Theme;
use crate::text::Shaped;
pub use backdrop::{Backdrop, Backdrops};
use content::Content;
pub use credits::Credits;
pub use front::Fronts;
use glossary::Glossary;
pub use in_words::{MOST_IN_WORDS, shortened};
use margins::Setting;
use marks::Marks;
pub use moment::Moment;
pub use overlay::{Overlay, OverlayOptions, overlay};
pub use overlay_key::{KeyEntry, OverlayKey, overlay_key};
use page::Page;
use pen::{Pen, rect_path};
pub use picture::{Options, Picture};
pub use remarks::{LEGIBLE, Remarks};
use stage::Stage;
pub use steady::{Frame, ScalePlaces, Steady};
pub use timeline::Chart;

/// Draws a view of a snapshot.
///
/// # Errors
/// Failed where the view asks for what the geodata do not hold, and where the basemap can't be had;
/// usage where it reaches farther than the projection does.
pub fn draw(
    geodata: &Geodata,
    snapshot: &Snapshot,
    view: &View,
    options: Options<'_>,
) -> Result<Picture> {
    draw_as(Drawn::Still, None, geodata, snapshot, view, options)
}

/// Draws a view of a snapshot as a frame of an animation, in which nothing moves but what changes.
///
/// # Errors
/// As [`draw`].
pub fn draw_frame(
    geodata: &Geodata,
    snapshot: &Snapshot,
    view: &View,
    options: Options<'_>,
    frame: Frame,
) -> Result<Picture> {
    draw_as(Drawn::Still, Some(frame), geodata, snapshot, view, options)
}

/// Draws what two snapshots say of a view, as [`draw_comparison`] does, as such a frame.
///
/// # Errors
/// As [`draw_comparison`].
pub fn draw_comparison_frame(
    geodata: &Geodata,
    snapshots: [&Snapshot; 2],
    view: &View,
    options: Options<'_>,
    frame: Frame,
) -> Result<Picture> {
    let drawn = Drawn::Both(snapshots);
    draw_as(drawn, Some(frame), geodata, snapshots[0], view, options)
}

/// Draws a chart in place of a view's map; the snapshot is the last of those that it rests on.
///
/// # Errors
/// As [`draw`].
pub fn draw_timeline(
    geodata: &Geodata,
    snapshot: &Snapshot,
    view: &View,
    chart: Chart<'_>,
    options: Options<'_>,
) -> Result<Picture> {
    draw_as(Drawn::Chart(chart), None, geodata, snapshot, view, options)
}

/// Draws what changed in a view from one time to another.
///
/// # Errors
/// Usage where the view reaches farther than the projection does; failed where the basemap can't be had.
/// Where nothing changed, the map says so.
pub fn draw_change(
    geodata: &Geodata,
    moments: [Moment<'_>; 2],
    view: &View,
    options: Options<'_>,
) -> Result<Picture> {
    let snapshot = moments[1].snapshot;
    draw_as(
        Drawn::Change(moments),
        None,
        geodata,
        snapshot,
        view,
        options,
    )
}

/// Draws what two snapshots of different datasets say of a view: where both agree, and where only one
/// has land under assessed Russian control. Both must be cut to one extent, which both map.
///
/// # Errors
/// As [`draw_change`].
pub fn draw_comparison(
    geodata: &Geodata,
    snapshots: [&Snapshot; 2],
    view: &View,
    options: Options<'_>,
) -> Result<Picture> {
    let drawn = Drawn::Both(snapshots);
    draw_as(drawn, None, geodata, snapshots[0], view, options)
}

/// What a view is drawn as.
#[derive(Clone, Copy)]
enum Drawn<'a> {
    /// Its own figure.
    Still,
    /// What changed.
    Change([Moment<'a>; 2]),
    /// What two sources say.
    Both([&'a Snapshot; 2]),
    /// A chart of its land.
    Chart(Chart<'a>),
}

/// Draws a picture, as one frame of many if it is one.
fn draw_as(
    drawn: Drawn<'_>,
    frame: Option<Frame>,
    geodata: &Geodata,
    snapshot: &Snapshot,
    view: &View,
    options: Options<'_>,
) -> Result<Picture> {
    let blank = Page::new(options.size, options.scale, options.typeface);
    let home = home_country(geodata, view);
    let glossary = Glossary::of(options.lang);
    let editing = options.editing.cloned().unwrap_or_default();
    let view = &own_words::titled(view, &editing);
    let title = match editing.leaves_title_out() {
        true => None,
        false => margins::title(glossary.name(&view.title), &blank),
    };
    let mut steady = frame.map_or_else(Steady::default, |frame| frame.steady);
    if !editing.leaves_subtitle_out() && is_dated(view) {
        steady.date = steady.date.max(margins::DATE_HEIGHT);
    }
    // What the map shows decides how much room its words need, which the map then has to yield. The room
    // only grows, and there is a most.
    loop {
        let above = margins::above(title.as_ref(), steady.date);
        let page = blank.with_margins(above, steady.below, steady.words);
        let viewport = window::fit(view, options.projection, page.map)?.at_density(page.factor);
        let backdrop = options.basemap.map(|basemap| basemap.backdrop(&viewport));
        let backdrop = backdrop.transpose()?;
        let marks = match drawn {
            Drawn::Chart(_) => Marks::default(),
            _ => Marks::of(geodata, &viewport, options.theme, page.unit),
        };
        let stage = Stage {
            geodata,
            snapshot,
            view,
            viewport: &viewport,
            phrases: Phrases::of(options.lang),
            fading: look::fading(options.theme),
            glossary: &glossary,
            editing: &editing,
            marks: &marks,
            backdrop: backdrop.as_ref(),
            frame,
        };
        let mut pen = Pen::new(options.theme, options.typeface, page.unit);
        let mut content = match drawn {
            Drawn::Change(moments) => change::draw(&home, moments, &stage, &mut pen),
            Drawn::Both(snapshots) => comparison::draw(&home, snapshots, &stage, &mut pen),
            Drawn::Chart(chart) => timeline::draw(chart, &stage, &mut pen),
            Drawn::Still => content(&home, &stage, &mut pen)?,
        };
        if let Some(frame) = frame {
            content.subtitle = match drawn {
                Drawn::Both(snapshots) => two_sources::frame_date(frame.date, snapshots, &stage),
                _ => {
                    let date = stage.phrases.frame_date(frame.date, snapshot.date);
                    publisher::after(date, &[snapshot], &stage)
                }
            };
        }
        content.notes.extend(window::scale_note(&stage));
        content.legend.extend(annotations::legend(&stage));
        let sources = margins::sources(&credits::line(&content, &home, &stage), &page);
        let date = margins::date(&editing.below_title(&content.subtitle), &page);
        let needed = Steady {
            date: date.as_ref().map_or(0.0, Setting::height),
            below: margins::below(&sources),
            words: side::room(&content, &page, stage.phrases, &pen),
            ..steady
        };
        if steady.and(needed) == steady {
            let margins = (title.as_ref(), date.as_ref(), &sources);
            let stage = (&stage, steady);
            return Ok(compose(
                content,
                margins,
                &home,
                &page,
                stage,
                options.theme,
            ));
        }
        steady = steady.and(needed);
    }
}

/// What the view's figure hands to the page.
fn content(home: &str, stage: &Stage<'_>, pen: &mut Pen<'_>) -> Result<Content> {
    let (geodata, view) = (stage.geodata, stage.view);
    match &view.figure {
        geodata::Figure::Control => Ok(control::draw(home, stage, pen)),
        geodata::Figure::Border {
            place,
            claim,
            stretches,
        } => {
            let from = geodata.place(place).ok_or_else(|| {
                Error::failed(format!("view {}: there is no place {place}", view.id))
            })?;
            let claim = claim.as_ref().and_then(|id| geodata.claim(id));
            border::draw(from, claim, *stretches, stage, pen)
        }
    }
}

/// Whether the view's figure draws zones, so that the page says of which day they are.
fn is_dated(view: &View) -> bool {
    matches!(view.figure, geodata::Figure::Control)
}

/// The country of the story: that of the view's first place.
fn home_country(geodata: &Geodata, view: &View) -> String {
    let first = view.places.iter().find_map(|id| geodata.place(id));
    let home = first.or_else(|| geodata.places().first());
    home.map(|p| p.country.clone()).unwrap_or_default()
}

/// Puts title, map, column and sources on the page.
fn compose(
    content: Content,
    (title, date, sources): (Option<&Setting>, Option<&Setting>, &Setting),
    home: &str,
    page: &Page,
    (stage, steady): (&Stage<'_>, Steady),
    theme: &Theme,
) -> Picture {
    let mut pen = Pen::new(theme, page.typeface, page.unit);
    margins::draw_header(title, date, page, &mut pen);
    let clip = rect_path(page.map);
    let mut content = content;
    pen.items.push(Item::Group(Group {
        clip: clip.clone(),
        items: std::mem::take(&mut content.map),
    }));
    pen.stroke(clip, 1.0, theme.rule, &[]);
    let (mut cut, steady) = side::draw(&content, home, page, (stage, steady), &mut pen);
    for (set, what) in [(title, "title"), (date, "line below it")] {
        let is_cut = set.is_some_and(|set| set.is_cut);
        cut.extend(is_cut.then(|| format!("the end of the {what}")));
    }
    cut.extend(sources.is_cut.then(|| "the last sources".to_owned()));
    cut.extend(content.unsaid.iter().map(|words| format!("“{words}”")));
    margins::draw_footer(sources, page, &mut pen);

    // Page sizes are whole numbers within a u16 by construction.
    let (width, height) = (page.size.width as u16, page.size.height as u16);
    let scene = Scene {
        width,
        height,
        background: theme.paper,
        items: pen.items,
    };
    Picture {
        title: stage.name(&stage.view.title).to_owned(),
        alt_text: annotations::in_words(&content.alt_text, stage),
        attribution: credits::rights(&content, stage),
        credits: Credits::of(&content, home, stage),
        notes: content.notes,
        remarks: Remarks {
            faint: stage.marks.faint(theme),
            outside: stage.marks.outside.clone(),
            dropped: content.dropped,
            cut,
            missing: texts::characters(&scene, Shaped::missing),
            lent: texts::characters(&scene, Shaped::lent),
            untranslated: stage.glossary.lacking(),
            smallest_type: texts::smallest_type(&scene) / page.factor,
        },
        basemap: stage.backdrop.map(|backdrop| backdrop.input.clone()),
        grid: stage.viewport.pixel_grid(),
        typeface: page.typeface,
        steady,
        scale: content.scale,
        scene,
    }
}
