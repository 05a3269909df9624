//! A picture, and how it is asked for.

use super::backdrop::Backdrops;
use super::credits::Credits;
use super::remarks::Remarks;
use super::steady::{ScalePlaces, Steady};
use crate::geodata::Input;
use crate::projection::PixelGrid;
use crate::request::{Editing, Lang, MapProjection, PictureSize, Scale};
use crate::scene::Scene;
use crate::style::Theme;
use crate::text::Typeface;

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
    /// The same one by one, and of when the data are.
    pub credits: Credits,
    /// What the map's notes say.
    pub notes: Vec<String>,
    /// What is told of it beside it.
    pub remarks: Remarks,
    /// The basemap that it was made with.
    pub basemap: Option<Input>,
    /// Where the pixels of the whole page lie in Web Mercator, if the map is drawn in it.
    pub grid: Option<PixelGrid>,
    /// What its texts are set in.
    pub typeface: Typeface,
    /// How its parts are laid out, for the frames of an animation.
    pub steady: Steady,
    /// Where its scale bar may stand, for the same.
    pub scale: ScalePlaces,
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
    /// What its texts are set in.
    pub typeface: Typeface,
    /// The projection of the map; the locator has one of its own.
    pub projection: MapProjection,
    /// The basemap under it.
    pub basemap: Option<&'a dyn Backdrops>,
    /// What an editor puts in the place of its words, or adds to it.
    pub editing: Option<&'a Editing>,
}
