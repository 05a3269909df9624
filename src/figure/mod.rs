//! What a picture shows: a view of the geodata, composed as a page.

mod base;
mod border;
mod border_lines;
mod column;
mod content;
mod control;
mod country_names;
mod extent;
mod legend;
mod locator;
mod look;
mod names;
mod page;
mod pen;
mod scale_bar;
mod shields;
mod side;
mod stage;
mod zones;

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::geodata::{self, Geodata, Snapshot, View};
use crate::locale::Phrases;
use crate::projection::Viewport;
use crate::request::{Lang, PictureSize, Scale};
use crate::scene::{Group, Item, Point, Scene};
use crate::style::Theme;
use crate::text::Face;
use content::Content;
use page::Page;
use pen::{Pen, rect_path};
use stage::Stage;

/// A picture ready to be drawn, with what its metadata say of it.
#[derive(Debug)]
pub struct Picture {
    /// The items.
    pub scene: Scene,
    /// The title.
    pub title: String,
    /// The picture in words, for those who can't see it.
    pub alt_text: String,
    /// Whom the data come from, as the map prints it.
    pub attribution: String,
    /// What the map's notes say.
    pub notes: Vec<String>,
    /// Names that found no room.
    pub dropped: Vec<String>,
    /// What else found no room: the ends of texts, and parts of the column.
    pub cut: Vec<String>,
    /// Characters that the font lacks and prints as boxes.
    pub missing: Vec<char>,
    /// The size of the smallest type, in pixels at scale 1.
    pub smallest_type: f64,
}

/// How a picture is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Width and height at scale 1.
    pub size: PictureSize,
    /// Pixels of the file a pixel of the size.
    pub scale: Scale,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
}

/// Draws a view of a snapshot.
///
/// # Errors
/// Failed where the view asks for what the geodata do not hold.
pub fn draw(
    geodata: &Geodata,
    snapshot: &Snapshot,
    view: &View,
    options: Options<'_>,
) -> Result<Picture> {
    let page = Page::new(options.size, options.scale);
    let viewport = Viewport::fit(view.bounds, page.map);
    let phrases = Phrases::of(options.lang);
    let stage = Stage {
        geodata,
        snapshot,
        view,
        viewport: &viewport,
        phrases,
    };
    let home = home_country(geodata, view);
    let mut pen = Pen::new(options.theme, page.unit);
    let content = match &view.figure {
        geodata::Figure::Control => control::draw(&home, &stage, &mut pen),
        geodata::Figure::Border { place, claim } => {
            let from = geodata.place(place).ok_or_else(|| {
                Error::failed(format!("view {}: there is no place {place}", view.id))
            })?;
            let claim = claim.as_ref().and_then(|id| geodata.claim(id));
            border::draw(from, claim, &stage, &mut pen)?
        }
    };
    Ok(compose(content, &home, &page, &stage, options.theme))
}

/// The country of the story: that of the view's first place.
fn home_country(geodata: &Geodata, view: &View) -> String {
    let first = view.places.iter().find_map(|id| geodata.place(id));
    let home = first.or_else(|| geodata.places().first());
    home.map(|p| p.country.clone()).unwrap_or_default()
}

/// Puts title, map, column and sources on the page.
fn compose(
    mut content: Content,
    home: &str,
    page: &Page,
    stage: &Stage<'_>,
    theme: &Theme,
) -> Picture {
    let mut pen = Pen::new(theme, page.unit);
    let u = page.unit;
    let title = stage.view.title.en.clone();
    let mut y = page.header.y0;
    y = pen.paragraph(
        &title,
        (Face::Bold, 34.0),
        theme.ink,
        Point::new(page.header.x0, y),
        page.header.width(),
    );
    let at = Point::new(page.header.x0, y + 2.0 * u);
    pen.paragraph(
        &content.subtitle,
        (Face::Regular, 19.0),
        theme.quiet_ink,
        at,
        page.header.width(),
    );

    let clip = rect_path(page.map);
    pen.items.push(Item::Group(Group {
        clip: clip.clone(),
        items: std::mem::take(&mut content.map),
    }));
    pen.stroke(clip, 1.0, theme.rule, &[]);
    let cut = side::draw(&content, home, page, stage, &mut pen);

    let attribution = attribution(&content.sources, stage.geodata);
    let countries = stage.geodata.countries().iter();
    let home = countries
        .filter(|c| c.iso == home)
        .find_map(|c| c.viewpoint.as_ref());
    let sources = stage
        .phrases
        .sources(&attribution, home.map(|viewpoint| viewpoint.en.as_str()));
    let at = page.footer.origin();
    pen.paragraph(
        &sources,
        (Face::Regular, 13.0),
        theme.quiet_ink,
        at,
        page.footer.width(),
    );

    // Page sizes are whole numbers within a u16 by construction.
    let (width, height) = (page.size.width as u16, page.size.height as u16);
    let scene = Scene {
        width,
        height,
        background: theme.paper,
        items: pen.items,
    };
    Picture {
        title,
        alt_text: content.alt_text,
        attribution,
        notes: content.notes,
        dropped: content.dropped,
        cut,
        missing: missing(&scene),
        smallest_type: smallest_type(&scene) / page.factor,
        scene,
    }
}

/// The size of the smallest type, in pixels.
fn smallest_type(scene: &Scene) -> f64 {
    let sizes = scene.texts().into_iter().map(|text| text.shaped.size());
    sizes.fold(f64::INFINITY, f64::min)
}

/// The characters that the font lacks, each once, sorted.
fn missing(scene: &Scene) -> Vec<char> {
    let texts = scene.texts().into_iter();
    let missing: BTreeSet<char> = texts.flat_map(|t| t.shaped.missing()).copied().collect();
    missing.into_iter().collect()
}

/// The words that the sources ask for, each once, in the order of `sources.toml`.
fn attribution(used: &[String], geodata: &Geodata) -> String {
    let mut words: Vec<&str> = Vec::new();
    for source in geodata.sources().iter().filter(|s| used.contains(&s.id)) {
        if !source.attribution.is_empty() && !words.contains(&source.attribution.as_str()) {
            words.push(&source.attribution);
        }
    }
    words.join("; ")
}
