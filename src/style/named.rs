//! Themes by name: those that are compiled in, and files.

use std::path::Path;

use super::key::Table;
use super::{Patterns, Strengths, Theme};
use crate::error::{Error, Result};
use crate::geodata::tree::Value;
use crate::geodata::{
    Faults, Input, Record, SourceFile, listed, nearest, parse_toml, rule, text_of,
};
use crate::text::{OwnFace, Typeface};

/// A theme that is compiled in.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// The name that asks for it.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// Its file.
    pub toml: &'static str,
}

impl BuiltIn {
    /// The theme unless another is named.
    pub const LIGHT: BuiltIn = BuiltIn {
        name: "light",
        about: "dark text and warm land on white paper",
        toml: include_str!("themes/light.toml"),
    };

    /// All of them, the default first.
    pub const ALL: [BuiltIn; 3] = [
        BuiltIn::LIGHT,
        BuiltIn {
            name: "dark",
            about: "light text and dark land, for dark pages and screens in dark rooms",
            toml: include_str!("themes/dark.toml"),
        },
        BuiltIn {
            name: "print",
            about: "greys and one colour, told apart in grey too, for newsprint",
            toml: include_str!("themes/print.toml"),
        },
    ];

    /// The theme of that name.
    ///
    /// # Errors
    /// Usage, with the names there are.
    pub fn named(name: &str) -> Result<BuiltIn> {
        let found = BuiltIn::ALL.into_iter().find(|theme| theme.name == name);
        found.ok_or_else(|| {
            let help = match nearest(name, names()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("name {}", listed(names())),
            };
            Error::usage(format!("there is no theme \"{name}\"")).help(help)
        })
    }

    /// What its file says.
    ///
    /// # Panics
    /// Never: a test reads each.
    pub fn theme(self) -> Theme {
        read(self.name, self.toml).expect("a theme that is compiled in is valid")
    }
}

impl Theme {
    /// Dark text and warm land on white paper: the theme unless another is named.
    ///
    /// # Panics
    /// Never: it is compiled in, and tests read it.
    pub fn light() -> Theme {
        BuiltIn::LIGHT.theme()
    }
}

fn names() -> impl Iterator<Item = &'static str> + Clone {
    BuiltIn::ALL.into_iter().map(|theme| theme.name)
}

/// A theme with what pictures say of it.
#[derive(Clone, Debug)]
pub struct NamedTheme {
    /// The theme.
    pub theme: Theme,
    /// The name of a theme that is compiled in, or a file's own: `dark`, `house.toml`.
    pub name: String,
    /// The file, unless the theme is compiled in.
    pub input: Option<Input>,
    /// What texts are set in.
    pub typeface: Typeface,
    /// The files of its fonts, unless it is the bundled one.
    pub fonts: Vec<Input>,
}

impl Default for NamedTheme {
    fn default() -> NamedTheme {
        NamedTheme::built_in(BuiltIn::LIGHT)
    }
}

impl NamedTheme {
    /// A theme that is compiled in.
    pub fn built_in(built_in: BuiltIn) -> NamedTheme {
        NamedTheme {
            theme: built_in.theme(),
            name: built_in.name.to_owned(),
            input: None,
            typeface: Typeface::default(),
            fonts: Vec::new(),
        }
    }

    /// The theme of that name or, where it is the path of a file, of that file.
    ///
    /// # Errors
    /// Usage where it is neither; failed where the file can't be read; data, with each fault and its
    /// place, where it is no theme.
    pub fn find(name: &str) -> Result<NamedTheme> {
        let path = Path::new(name);
        let is_path = path.components().count() > 1 || path.extension().is_some() || path.is_file();
        match BuiltIn::named(name) {
            Ok(built_in) => Ok(NamedTheme::built_in(built_in)),
            Err(_) if is_path => NamedTheme::open(path),
            Err(unknown) => Err(unknown),
        }
    }

    /// The same theme with texts in the fonts of some files; of none, it stays as it is.
    ///
    /// # Errors
    /// Failed where a file can't be read; data where it is no font; as [`Typeface::of`].
    pub fn with_fonts(mut self, paths: &[impl AsRef<Path>]) -> Result<NamedTheme> {
        let mut fonts = Vec::new();
        for path in paths {
            let file = SourceFile::open(path.as_ref())?;
            let shown = file.shown();
            let font = OwnFace::read(&shown, &file.bytes)?;
            fonts.push((shown, font));
            self.fonts.push(file.input_as(path.as_ref()));
        }
        self.typeface = Typeface::of(&fonts)?;
        Ok(self)
    }

    fn open(path: &Path) -> Result<NamedTheme> {
        let file = SourceFile::open(path)?;
        let shown = file.shown();
        let text = text_of(&file.bytes, &shown).map_err(|mut fault| {
            fault.help = Some("name a file of TOML in the encoding UTF-8".to_owned());
            Error::invalid(INVALID, vec![*fault])
        })?;
        let input = file.input_as(path);
        Ok(NamedTheme {
            theme: read(&shown, text)?,
            name: input.name.clone(),
            input: Some(input),
            typeface: Typeface::default(),
            fonts: Vec::new(),
        })
    }
}

/// How a message of faults begins.
const INVALID: &str = "the theme is";

/// The theme that a text says, which the user can open as `shown`.
fn read(shown: &str, text: &str) -> Result<Theme> {
    /// The theme of which a file says only what it changes.
    const BASE: &str = "base";
    let mut faults = Faults::new(shown, text);
    let root = parse_toml(&mut faults);
    let theme = root.and_then(|root| {
        let misplaced = misplaced(&root, &mut faults);
        let keys = [&[BASE], Theme::KEYS, &misplaced].concat();
        let mut record = Record::table("", &root, &keys, &mut faults);
        let base = match record.optional(BASE) {
            Some(value) => {
                let help = format!("write {}", listed(names()));
                let name = record.string(BASE, value, &help).unwrap_or_default();
                let found = BuiltIn::ALL.into_iter().find(|theme| theme.name == name);
                if found.is_none() && value.text().is_some() {
                    let help =
                        nearest(name, names()).map_or(help, |near| format!("write \"{near}\""));
                    let what = format!("there is no theme \"{name}\" to change");
                    record.fault(rule::UNKNOWN_WORD, BASE, what, help);
                }
                // Of a base that is not there nothing is missing.
                Some(found.unwrap_or(BuiltIn::LIGHT).theme())
            }
            None => None,
        };
        Theme::read_keys(&mut record, base.as_ref())
    });
    match theme {
        Some(theme) if faults.is_empty() => Ok(theme),
        _ => Err(Error::invalid(INVALID, faults.into_faults())),
    }
}

/// Adds a fault for each key that belongs below a table; these keys.
fn misplaced(root: &Value<'_>, faults: &mut Faults<'_>) -> Vec<&'static str> {
    let mut found = Vec::new();
    for member in root.members().unwrap_or_default() {
        let (table, keys) = match member.value.is_number() {
            true => ("strengths", Strengths::KEYS),
            false => ("patterns", Patterns::KEYS),
        };
        let key = keys.iter().find(|key| **key == member.key);
        let Some(key) = key.filter(|key| !Theme::KEYS.contains(key)) else {
            continue;
        };
        let what = format!("unknown key \"{key}\"");
        faults
            .add(rule::UNKNOWN_PROPERTY, member.key_at as usize, what)
            .help(format!("put it below [{table}]"));
        found.push(*key);
    }
    found
}
