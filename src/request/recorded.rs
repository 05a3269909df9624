//! A request as it stands in a picture's metadata.

use serde::{Deserialize, Serialize};

use super::{Editing, Lang, MapProjection, Request, Scale};
use crate::date::MapDate;

/// A request as it stands in a picture's metadata, its words as they are written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// The day, file or date that the picture begins with, where it shows more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The date, or the day or file that it ends with.
    pub date: String,
    /// The view.
    pub view: String,
    /// The dataset, or two with a comma between them.
    pub dataset: String,
    /// The language's word.
    pub lang: String,
    /// The theme.
    pub theme: String,
    /// The size at scale 1, as `1200x900`.
    pub size: String,
    /// The scale.
    pub scale: u16,
    /// The projection, where it is not the view's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projection: Option<String>,
    /// The basemap, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basemap: Option<String>,
    /// How far the frames of an animation are apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
    /// How many of them there are a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fps: Option<f64>,
    /// What an editor put in the place of the picture's words, or added to it.
    #[serde(flatten)]
    pub editing: Editing,
}

impl Recorded {
    /// Reads the line of JSON that [`Request::canonical`] and its like write; `None` where it is none.
    ///
    /// ```
    /// use bakhmut_map::request::Recorded;
    /// let line = r#"{"date":"2025-01","view":"town","dataset":"article","lang":"uk","theme":"light","size":"360x900","scale":2}"#;
    /// let request = Recorded::read(line).unwrap().request().unwrap();
    /// assert_eq!(request.canonical(), line);
    /// assert!(Recorded::read("{}").is_none());
    /// ```
    pub fn read(line: &str) -> Option<Recorded> {
        serde_json::from_str(line).ok()
    }

    /// The request, of the last date where there are two; `None` where a word of it is not known, and
    /// where the last date is none, but a file's name.
    pub fn request(&self) -> Option<Request> {
        Some(Request {
            date: self.date.parse::<MapDate>().ok()?,
            view: self.view.clone(),
            dataset: self.dataset.clone(),
            size: self.size.parse().ok()?,
            scale: Scale::of(self.scale)?,
            lang: Lang::of(&self.lang)?,
            theme: self.theme.clone(),
            projection: match &self.projection {
                None => MapProjection::ForView,
                Some(word) => MapProjection::of(word)?,
            },
            basemap: self.basemap.clone(),
            editing: self.editing.clone(),
        })
    }
}
