//! What an editor says in a picture.

use std::path::{Path, PathBuf};

use bakhmut_map::request::Editing;

/// The words of an editor.
#[derive(Clone, Debug, clap::Args)]
#[group(id = "edit", multiple = true)]
pub(crate) struct EditArgs {
    /// Title, in the place of the picture's own; "" for none
    #[arg(long, value_name = "TEXT", value_parser = Editing::text)]
    title: Option<String>,

    /// Line below the title, in the place of the picture's own; "" for none. The day of the data is then
    /// told with the sources
    #[arg(long, value_name = "TEXT", value_parser = Editing::text)]
    subtitle: Option<String>,

    /// Whom the picture comes from, to be said after the sources
    #[arg(long, value_name = "TEXT", value_parser = said)]
    credit: Option<String>,

    /// TrueType or OpenType font to set all texts in; may be given more than once, for a regular, a bold
    /// and an italic one, which they tell themselves
    #[arg(long = "font", value_name = "FILE")]
    pub(crate) fonts: Vec<PathBuf>,

    /// GeoJSON of marks to draw: points, arrows and areas with their titles, as docs/annotate.md tells
    #[arg(long, value_name = "FILE")]
    pub(crate) annotate: Option<PathBuf>,
}

impl EditArgs {
    /// What they ask for.
    pub(crate) fn editing(&self) -> Editing {
        Editing {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            credit: self.credit.clone(),
            annotate: self.annotate.as_deref().map(own_name),
            fonts: self.fonts.iter().map(|font| own_name(font)).collect(),
        }
    }
}

/// A file's name without its folders.
fn own_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().display().to_string()
}

/// A text that says something.
fn said(text: &str) -> Result<String, String> {
    match Editing::text(text)?.as_str() {
        "" => Err("it says nothing: leave the option out".to_owned()),
        text => Ok(text.to_owned()),
    }
}
