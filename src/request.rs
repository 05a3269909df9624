//! What picture is asked for, checked.

mod editing;
mod layout;
mod recorded;

use std::fmt;
use std::str::FromStr;

use crate::date::MapDate;

pub use editing::Editing;
pub use layout::Layout;
pub use recorded::Recorded;

/// A language that maps are made in, or two: names are then in both, and all other words in the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Ukrainian.
    Uk,
    /// English, with Ukrainian names below the English ones.
    EnUk,
    /// Ukrainian, with English names below the Ukrainian ones.
    UkEn,
}

impl Lang {
    /// All of them.
    pub const ALL: [Lang; 4] = [Lang::En, Lang::Uk, Lang::EnUk, Lang::UkEn];

    /// The language that a word asks for.
    pub fn of(word: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.word() == word)
    }

    /// The BCP 47 tag of the language that all words are in but second names.
    ///
    /// ```
    /// # use bakhmut_map::request::Lang;
    /// assert_eq!((Lang::UkEn.tag(), Lang::UkEn.word()), ("uk", "uk+en"));
    /// ```
    pub fn tag(self) -> &'static str {
        self.pick("en", "uk")
    }

    /// The word that asks for it, on the command line and in metadata.
    pub fn word(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Uk => "uk",
            Lang::EnUk => "en+uk",
            Lang::UkEn => "uk+en",
        }
    }

    /// The language of second names.
    pub fn second(self) -> Option<Lang> {
        match self {
            Lang::En | Lang::Uk => None,
            Lang::EnUk => Some(Lang::Uk),
            Lang::UkEn => Some(Lang::En),
        }
    }

    /// What is said in English or in Ukrainian, by the language that words are in.
    pub fn pick<T>(self, en: T, uk: T) -> T {
        match self {
            Lang::En | Lang::EnUk => en,
            Lang::Uk | Lang::UkEn => uk,
        }
    }
}

/// What an overlay is made of, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Zones of control.
    Zones,
    /// The state border.
    Border,
    /// The line of contact.
    Front,
    /// Marks and names of places.
    Labels,
}

impl Layer {
    /// All of them.
    pub const ALL: [Layer; 4] = [Layer::Zones, Layer::Border, Layer::Front, Layer::Labels];

    /// The layer of that name.
    pub fn of(name: &str) -> Option<Layer> {
        Layer::ALL.into_iter().find(|layer| layer.name() == name)
    }

    /// Its name, as it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Layer::Zones => "zones",
            Layer::Border => "border",
            Layer::Front => "front",
            Layer::Labels => "labels",
        }
    }
}

/// Width and height of a picture at scale 1, in pixels.
///
/// # Guarantees
/// Both lie in 16..=8000.
///
/// ```
/// use bakhmut_map::request::PictureSize;
/// let size: PictureSize = "1200x900".parse().unwrap();
/// assert_eq!((size.width(), size.height()), (1200, 900));
/// assert!("1200".parse::<PictureSize>().is_err());
/// assert!("9x900".parse::<PictureSize>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    width: u16,
    height: u16,
}

impl PictureSize {
    const RANGE: std::ops::RangeInclusive<u16> = 16..=8000;

    /// A size in pixels; `None` out of range.
    pub fn new(width: u16, height: u16) -> Option<PictureSize> {
        (Self::RANGE.contains(&width) && Self::RANGE.contains(&height))
            .then_some(PictureSize { width, height })
    }

    /// The width in pixels.
    pub fn width(self) -> u16 {
        self.width
    }

    /// The height in pixels.
    pub fn height(self) -> u16 {
        self.height
    }
}

impl Default for PictureSize {
    /// That of the usual layout.
    fn default() -> PictureSize {
        Layout::default().size()
    }
}

impl FromStr for PictureSize {
    type Err = String;

    fn from_str(text: &str) -> Result<PictureSize, String> {
        let pair = text.split_once(['x', '×']);
        // The standard library takes a sign too.
        let number = |text: &str| -> Option<u16> {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            text.parse().ok().filter(|_| digits)
        };
        let numbers = pair.and_then(|(w, h)| Some((number(w)?, number(h)?)));
        numbers
            .and_then(|(w, h)| PictureSize::new(w, h))
            .ok_or_else(|| {
                let (low, high) = (Self::RANGE.start(), Self::RANGE.end());
                format!("write width and height in pixels, each from {low} to {high}: 1200x900")
            })
    }
}

impl fmt::Display for PictureSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

/// How many pixels of the file stand for one of the picture's, along each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// One.
    #[default]
    One,
    /// Two, for screens of double density.
    Two,
    /// Three, for print.
    Three,
}

impl Scale {
    /// The scale of that factor.
    pub fn of(factor: u16) -> Option<Scale> {
        let mut all = [Scale::One, Scale::Two, Scale::Three].into_iter();
        all.find(|scale| scale.factor() == factor)
    }

    /// The factor as a number.
    pub fn factor(self) -> u16 {
        match self {
            Scale::One => 1,
            Scale::Two => 2,
            Scale::Three => 3,
        }
    }

    /// What the name of a file says of it: nothing of the usual one, and `@2x` of the next.
    pub fn mark(self) -> String {
        match self {
            Scale::One => String::new(),
            other => format!("@{}x", other.factor()),
        }
    }
}

/// The projection that a map is drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapProjection {
    /// One made for the view, all over which its scale is nearly true.
    #[default]
    ForView,
    /// Web Mercator (EPSG:3857), which web maps and their tiles are drawn in.
    WebMercator,
}

impl MapProjection {
    /// The projection that a word asks for.
    pub fn of(word: &str) -> Option<MapProjection> {
        let mut all = [MapProjection::ForView, MapProjection::WebMercator].into_iter();
        all.find(|projection| projection.word() == word)
    }

    /// The word that asks for it, on the command line and in metadata.
    pub fn word(self) -> &'static str {
        match self {
            MapProjection::ForView => "for-view",
            MapProjection::WebMercator => "web-mercator",
        }
    }
}

/// One picture: all that decides what it shows, and nothing of where it goes.
#[derive(Clone, Debug)]
pub struct Request {
    /// The date asked for.
    pub date: MapDate,
    /// The view's name.
    pub view: String,
    /// The dataset's name.
    pub dataset: String,
    /// The size at scale 1.
    pub size: PictureSize,
    /// The scale.
    pub scale: Scale,
    /// The language.
    pub lang: Lang,
    /// The name of the theme.
    pub theme: String,
    /// The projection.
    pub projection: MapProjection,
    /// The name of the basemap under it.
    pub basemap: Option<String>,
    /// What an editor puts in the place of its words, or adds to it.
    pub editing: Editing,
}

impl Request {
    /// The request as one line of JSON with its members in a fixed order; the projection only where it
    /// is not the view's own, and the basemap and an editor's words only where there are any.
    ///
    /// ```
    /// # use bakhmut_map::request::{Editing, Lang, MapProjection, PictureSize, Request, Scale};
    /// let mut request = Request {
    ///     date: "2025-01".parse().unwrap(),
    ///     view: "town".into(),
    ///     dataset: "article".into(),
    ///     size: PictureSize::default(),
    ///     scale: Scale::One,
    ///     lang: Lang::En,
    ///     theme: "light".into(),
    ///     projection: MapProjection::ForView,
    ///     basemap: None,
    ///     editing: Editing::default(),
    /// };
    /// assert_eq!(
    ///     request.canonical(),
    ///     r#"{"date":"2025-01","view":"town","dataset":"article","lang":"en","theme":"light","size":"1200x900","scale":1}"#
    /// );
    /// request.projection = MapProjection::WebMercator;
    /// assert!(request.canonical().ends_with(r#","scale":1,"projection":"web-mercator"}"#));
    /// request.editing.title = Some("Where?".into());
    /// assert!(request.canonical().ends_with(r#","projection":"web-mercator","title":"Where?"}"#));
    /// ```
    pub fn canonical(&self) -> String {
        self.written(None, self.date.to_string(), None)
    }

    /// The same of a picture of what changed from one day, or file's name, to another.
    pub fn canonical_change(&self, since: &str, to: &str) -> String {
        self.written(Some(since), to.to_owned(), None)
    }

    /// The same of an animation from one date to another: how far its frames are apart, and how many
    /// there are a second.
    pub fn canonical_animation(&self, [from, to]: [MapDate; 2], every: &str, fps: f64) -> String {
        self.written(Some(&from.to_string()), to.to_string(), Some((every, fps)))
    }

    fn written(&self, since: Option<&str>, date: String, frames: Option<(&str, f64)>) -> String {
        let recorded = Recorded {
            since: since.map(str::to_owned),
            date,
            view: self.view.clone(),
            dataset: self.dataset.clone(),
            lang: self.lang.word().to_owned(),
            theme: self.theme.clone(),
            size: self.size.to_string(),
            scale: self.scale.factor(),
            projection: match self.projection {
                MapProjection::ForView => None,
                other => Some(other.word().to_owned()),
            },
            basemap: self.basemap.clone(),
            every: frames.map(|(every, _)| every.to_owned()),
            fps: frames.map(|(_, fps)| fps),
            editing: self.editing.clone(),
        };
        serde_json::to_string(&recorded).expect("strings and a number are always JSON")
    }
}
