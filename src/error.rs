//! What can go wrong, in words that lead to the cure, and the exit code each gets.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::Path;

/// A result of this library.
pub type Result<T> = std::result::Result<T, Error>;

/// Which exit code an error gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It failed: I/O, no such date. Exit code 1.
    Failed,
    /// The call's words are wrong. Exit code 2.
    Usage,
    /// The data is not valid. Exit code 3.
    Data,
}

/// How many faults a message lists: beyond these, most follow from one that is listed.
const MOST_FAULTS: usize = 20;

/// An error: what is wrong, why, and what to do.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    what: String,
    help: Option<String>,
    faults: Vec<Fault>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// It failed for a reason that is neither the call's nor the data's.
    pub fn failed(what: impl Into<String>) -> Error {
        Error::new(Kind::Failed, what.into())
    }

    /// The call's words are wrong.
    pub fn usage(what: impl Into<String>) -> Error {
        Error::new(Kind::Usage, what.into())
    }

    /// The geodata is not valid; `faults` is not empty.
    pub fn data(faults: Vec<Fault>) -> Error {
        Error::invalid("the geodata is", faults)
    }

    /// Data is not valid; `subject` is what, with its verb ("the claims are"), and `faults` is not empty.
    pub fn invalid(subject: &str, faults: Vec<Fault>) -> Error {
        let what = match faults.len() {
            1 => format!("{subject} not valid"),
            n => format!("{subject} not valid: {n} faults"),
        };
        Error {
            faults,
            ..Error::new(Kind::Data, what)
        }
    }

    /// A file is not what it should be.
    pub fn unfit(what: impl Into<String>) -> Error {
        Error::new(Kind::Data, what.into())
    }

    /// An operating-system error while doing `action` ("read", "write") to `path`.
    pub fn io(action: &str, path: &Path, cause: std::io::Error) -> Error {
        Error {
            source: Some(Box::new(cause)),
            ..Error::new(Kind::Failed, format!("cannot {action} {}", path.display()))
        }
    }

    /// The same error with a line that says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Error {
        self.help = Some(help.into());
        self
    }

    /// The same error with more behind the line that says what to do.
    #[must_use]
    pub fn and_help(self, more: &str) -> Error {
        let help = match &self.help {
            Some(help) => format!("{help}; {more}"),
            None => more.to_owned(),
        };
        self.help(help)
    }

    /// The same error with what caused it.
    #[must_use]
    pub fn caused_by(
        mut self,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Error {
        self.source = Some(cause.into());
        self
    }

    /// The same error for whoever has been told its faults: it says no more than how many there are.
    #[must_use]
    pub fn without_faults(self) -> Error {
        Error {
            faults: Vec::new(),
            ..self
        }
    }

    /// The same error for another place where it holds too: what caused it has become part of its text.
    #[must_use]
    pub fn retold(&self) -> Error {
        Error {
            what: self.reason(),
            help: self.help.clone(),
            faults: self.faults.clone(),
            ..Error::new(self.kind, String::new())
        }
    }

    /// What to do, where that is known.
    pub fn cure(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// What is wrong and why, in one line, without faults and what to do.
    pub fn reason(&self) -> String {
        let mut reason = tame(&self.what).into_owned();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            reason = format!("{reason}: {}", tame(&said(error)));
            cause = error.source();
        }
        reason
    }

    /// Which kind of error this is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The faults of the geodata, in the order of the files; empty of other errors.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The process exit code: 1, 2 or 3.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::Failed => 1,
            Kind::Usage => 2,
            Kind::Data => 3,
        }
    }

    fn new(kind: Kind, what: String) -> Error {
        Error {
            kind,
            what,
            help: None,
            faults: Vec::new(),
            source: None,
        }
    }
}

/// A cause in words: the standard library's own for what is not there are "entity not found".
fn said(cause: &(dyn std::error::Error + 'static)) -> String {
    match cause.downcast_ref::<io::Error>() {
        Some(io) if io.kind() == io::ErrorKind::NotFound && io.get_ref().is_none() => {
            "there is no such file or folder".to_owned()
        }
        _ => cause.to_string(),
    }
}

/// Whether a character shows as nothing and steers what shows it: control characters, separators
/// of lines and paragraphs, and those that set or override the direction of a text.
pub(crate) fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text from a file or the command line as it can be sent to a terminal.
pub(crate) fn tame(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let escape = |c: char| match steers(c) {
        true => c.escape_default().collect(),
        false => String::from(c),
    };
    Cow::Owned(text.chars().map(escape).collect())
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason())?;
        for fault in self.faults.iter().take(MOST_FAULTS) {
            write!(f, "\n{fault}")?;
        }
        match self.faults.len().saturating_sub(MOST_FAULTS) {
            0 => {}
            1 => f.write_str("\n… and 1 more fault")?,
            more => write!(f, "\n… and {more} more faults")?,
        }
        if let Some(help) = &self.help {
            write!(f, "\nhelp: {}", tame(help))?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|e| e as _)
    }
}

/// A place in a text: both count from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is refused.
    Error,
    /// The file is read; it may not be what was meant.
    Warning,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// The line of a fault, cut to a width that can be read, and which part of it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What shows of the line, without tabs and control characters; … where it was cut.
    pub line: String,
    /// Columns of a terminal before the part that is meant.
    pub before: usize,
    /// Columns of that part, 1 at least.
    pub width: usize,
}

/// One fault of one file of geodata.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The file, as the user can open it.
    pub file: String,
    /// The code of the rule that it breaks.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where in the file; `None` where the fault is of the whole file.
    pub place: Option<Place>,
    /// Where the part that is meant ends: the place behind its last character.
    pub end: Option<Place>,
    /// The line, where whoever reads the fault is to see it.
    pub excerpt: Option<Excerpt>,
    /// The feature's `id`, or its index (`#3`, from 0) where it has none.
    pub feature: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl Fault {
    /// A fault of a whole file.
    pub(crate) fn of_file(
        code: &'static str,
        file: impl Into<String>,
        what: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        Fault {
            file: file.into(),
            code,
            severity: Severity::Error,
            place: None,
            end: None,
            excerpt: None,
            feature: None,
            what: what.into(),
            help: Some(help.into()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&tame(&self.file))?;
        if let Some(Place { line, column }) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        f.write_str(": ")?;
        if let Some(feature) = &self.feature {
            write!(f, "feature {}: ", tame(feature))?;
        }
        f.write_str(&tame(&self.what))?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {}", tame(help))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_reads_as_a_compiler_prints_it() {
        let fault = Fault {
            file: "geodata/zones/article/2025-01-15.geojson".into(),
            code: "unknown-word",
            severity: Severity::Error,
            place: Some(Place {
                line: 12,
                column: 19,
            }),
            end: None,
            excerpt: None,
            feature: Some("bakhmut".into()),
            what: "unknown status \"asessed\"".into(),
            help: Some("write \"assessed\"".into()),
        };
        assert_eq!(
            Error::data(vec![fault]).to_string(),
            "the geodata is not valid\n\
             geodata/zones/article/2025-01-15.geojson:12:19: feature bakhmut: unknown status \"asessed\"\n  \
             help: write \"assessed\""
        );
    }

    #[test]
    fn an_error_tells_its_cause() {
        let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let text = Error::io("write", Path::new("output/x.png"), denied).to_string();
        assert_eq!(text, "cannot write output/x.png: permission denied");
        let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
        let text = Error::io("read", Path::new("nowhere/"), missing).to_string();
        assert_eq!(
            text,
            "cannot read nowhere/: there is no such file or folder"
        );
    }

    #[test]
    fn a_message_steers_no_terminal() {
        let name = "\u{1b}[31mZürich\u{202e}\r\n";
        let error = Error::usage(name).help(name).caused_by(name);
        let shown = "\\u{1b}[31mZürich\\u{202e}\\r\\n";
        assert_eq!(
            error.to_string(),
            format!("{shown}: {shown}\nhelp: {shown}")
        );
    }
}
