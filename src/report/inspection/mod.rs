//! What made a picture, and whether it can be made again, as lines or JSON (`docs/inspect.schema.json`).

mod json;
mod lines;

/// What made a picture, and whether it can be made again.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The file, as it was named.
    pub file: String,
    /// The program that wrote it, with its version.
    pub software: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// How large the file is.
    pub bytes: usize,
    /// How many frames it has, if it is animated.
    pub frames: Option<u32>,
    /// Pixels of the file a pixel of the size that was asked for, where that is known.
    pub scale: Option<u16>,
    /// The title.
    pub title: String,
    /// The picture in words.
    pub alt_text: String,
    /// The language of the words, as BCP 47.
    pub language: String,
    /// Who holds which rights in picture and data.
    pub rights: String,
    /// What the reader must know of the data.
    pub disclaimer: Option<String>,
    /// The day of the data.
    pub date: String,
    /// Which snapshot is shown.
    pub snapshot: Option<String>,
    /// The canonical request.
    pub request: String,
    /// What it was made from, and what it would be made from now.
    pub inputs: Vec<InspectedInput>,
    /// Whether it can be made again.
    pub again: Again,
}

/// A file that a picture was made from, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectedInput {
    /// Its name below the geodata folder.
    pub name: String,
    /// SHA-256 of what made the picture, or of what would now.
    pub sha256: String,
    /// What is at hand.
    pub at_hand: AtHand,
}

/// What the geodata at hand have of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtHand {
    /// The same file.
    Same,
    /// Another of that name, with this SHA-256.
    Differs(String),
    /// None of that name.
    Missing,
    /// One that the picture was not made from.
    New,
}

/// What comes of drawing a picture again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// The same bytes.
    Same,
    /// The same pixels and words, in a file that is compressed otherwise or names another version.
    Recompressed,
    /// The same pixels and words, by files of which some changed in what the picture does not show.
    Unaffected,
    /// Another picture.
    Differs {
        /// How many pixels differ; `None` where the sizes do.
        pixels: Option<usize>,
        /// Whether what it says of itself differs.
        words: bool,
    },
    /// It can't be drawn again, and why.
    Not(String),
}

impl Inspection {
    /// Whether the geodata at hand make the picture again.
    pub fn is_same(&self) -> bool {
        matches!(
            self.again,
            Again::Same | Again::Recompressed | Again::Unaffected
        )
    }
}

impl AtHand {
    fn word(&self) -> &'static str {
        match self {
            AtHand::Same => "same",
            AtHand::Differs(_) => "differs",
            AtHand::Missing => "missing",
            AtHand::New => "new",
        }
    }
}

impl Again {
    fn word(&self) -> &'static str {
        match self {
            Again::Same => "same",
            Again::Recompressed => "recompressed",
            Again::Unaffected => "unaffected",
            Again::Differs { .. } => "differs",
            Again::Not(_) => "not-drawn",
        }
    }

    /// A sentence about it.
    fn said(&self) -> String {
        match self {
            Again::Same => "the geodata at hand make the same bytes".to_owned(),
            Again::Recompressed => {
                "the geodata at hand make the same pixels and words; the file is compressed otherwise, as \
                 by --optimize, or of another version"
                    .to_owned()
            }
            Again::Unaffected => {
                "the geodata at hand make the same pixels and words: what is not the same of the inputs \
                 does not show in it"
                    .to_owned()
            }
            Again::Differs { pixels, words } => {
                let pixels = match pixels {
                    None => Some("its size".to_owned()),
                    Some(0) => None,
                    Some(1) => Some("1 pixel".to_owned()),
                    Some(count) => Some(format!("{count} pixels")),
                };
                let words = words.then(|| "what it says of itself".to_owned());
                let what: Vec<String> = pixels.into_iter().chain(words).collect();
                format!(
                    "the geodata at hand make another picture: {} would change",
                    what.join(" and ")
                )
            }
            Again::Not(why) => format!("it was not drawn again: {why}"),
        }
    }
}
