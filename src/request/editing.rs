//! What an editor says in a picture beside what it says of itself.

use serde::{Deserialize, Serialize};

use crate::error::steers;

/// What an editor puts in the place of a picture's own words, or adds to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// In the place of the title; empty where there shall be none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Before the line below the title; empty where there shall be no such line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Said after the sources, never in their place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The name of the file of marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotate: Option<String>,
    /// The names of the files of fonts, in their order.
    #[serde(default, rename = "font", skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<String>,
}

impl Editing {
    /// A text as a picture prints it: without the spaces around it.
    ///
    /// # Errors
    /// What is wrong with one that holds characters that steer what shows it, and what to do.
    ///
    /// ```
    /// use bakhmut_map::request::Editing;
    /// assert_eq!(Editing::text(" Where? ").as_deref(), Ok("Where?"));
    /// assert!(Editing::text("Where\nto?").unwrap_err().contains("U+000A"));
    /// ```
    pub fn text(typed: &str) -> Result<String, String> {
        match typed.chars().find(|c| steers(*c)) {
            None => Ok(typed.trim().to_owned()),
            Some(c) => Err(format!(
                "it holds the control character U+{:04X}; write it without line breaks, tabs and marks \
                 of direction",
                u32::from(c)
            )),
        }
    }

    /// The title that is set in the place of the picture's own: none where that stands or goes.
    pub fn new_title(&self) -> Option<&str> {
        self.title.as_deref().filter(|title| !title.is_empty())
    }

    /// The line below the title, given that of the picture's own: after an editor's words stands that, for it
    /// says of when the data are.
    ///
    /// ```
    /// use bakhmut_map::request::Editing;
    /// let subtitle = Some("A sketch".into());
    /// let editing = Editing { subtitle, ..Editing::default() };
    /// assert_eq!(editing.below_title("Data as of 1 May"), "A sketch · Data as of 1 May");
    /// ```
    pub fn below_title(&self, own: &str) -> String {
        match self.subtitle.as_deref() {
            None => own.to_owned(),
            Some(given) if given.is_empty() || own.is_empty() => given.to_owned(),
            Some(given) => format!("{given} · {own}"),
        }
    }

    /// Whether there shall be no line below the title.
    pub fn leaves_subtitle_out(&self) -> bool {
        self.subtitle.as_deref() == Some("")
    }

    /// Whether there shall be no title.
    ///
    /// ```
    /// use bakhmut_map::request::Editing;
    /// let title = Some(String::new());
    /// assert!(Editing { title, ..Editing::default() }.leaves_title_out());
    /// assert!(!Editing::default().leaves_title_out());
    /// ```
    pub fn leaves_title_out(&self) -> bool {
        self.title.as_deref() == Some("")
    }

    /// The credit as a sentence of its own.
    ///
    /// ```
    /// use bakhmut_map::request::Editing;
    /// let sentence = |text: &str| {
    ///     let credit = Some(text.to_owned());
    ///     Editing { credit, ..Editing::default() }.credit_sentence().unwrap()
    /// };
    /// assert_eq!(sentence("Graphic: The Desk"), "Graphic: The Desk.");
    /// assert_eq!(sentence("Graphic: The Desk!"), "Graphic: The Desk!");
    /// ```
    pub fn credit_sentence(&self) -> Option<String> {
        let credit = self.credit.as_ref()?;
        let ends = credit.ends_with(['.', '!', '?', '…', '»', '”', ')']);
        Some(format!("{credit}{}", if ends { "" } else { "." }))
    }
}
