//! Results on standard output, all else on standard error.

use std::collections::BTreeSet;
use std::env;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use bakhmut_map::error::{Error, Result};
use bakhmut_map::report::faults_human;

/// Where messages go, and which of them go at all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    quiet: bool,
    verbose: bool,
    /// Whether warnings and remarks are told only where the run before did not make them.
    news: bool,
}

/// The warnings and remarks of the run before, and those of this one.
static REMARKS: Mutex<(BTreeSet<String>, BTreeSet<String>)> =
    Mutex::new((BTreeSet::new(), BTreeSet::new()));

/// Prints an error, quiet or not.
pub(crate) fn error(error: &Error) {
    say(&format!("error: {error}"));
}

/// A standard error that is full or gone changes nothing of what was done.
fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

impl Console {
    pub(crate) fn new(quiet: bool, verbose: bool) -> Console {
        Console {
            quiet,
            verbose,
            news: false,
        }
    }

    /// The same for another run of one that is run again and again: of warnings and remarks it tells those
    /// that the run before did not make.
    pub(crate) fn of_another_run(self) -> Console {
        let mut remarks = REMARKS.lock().unwrap_or_else(PoisonError::into_inner);
        remarks.0 = std::mem::take(&mut remarks.1);
        Console { news: true, ..self }
    }

    fn is_news(self, text: &str) -> bool {
        if !self.news {
            return true;
        }
        let mut remarks = REMARKS.lock().unwrap_or_else(PoisonError::into_inner);
        remarks.1.insert(text.to_owned());
        !remarks.0.contains(text)
    }

    /// Something that changes what a result means, or how well it can be read: quiet or not.
    pub(crate) fn warn(self, text: &str) {
        if self.is_news(text) {
            say(&format!("warning: {text}"));
        }
    }

    /// The same, but for what this run has told already.
    pub(crate) fn warn_once(self, text: &str) {
        let mut remarks = REMARKS.lock().unwrap_or_else(PoisonError::into_inner);
        let is_told = !remarks.1.insert(text.to_owned());
        let is_known = self.news && remarks.0.contains(text);
        drop(remarks);
        if !is_told && !is_known {
            say(&format!("warning: {text}"));
        }
    }

    /// What was found wrong, or may be, as it stands: never held back.
    pub(crate) fn findings(self, text: &str) {
        if !text.is_empty() {
            say(text.trim_end());
        }
    }

    /// A result; of one that failed by its data, the faults are told as `validate` tells them, and the
    /// error is left without them.
    pub(crate) fn reported<T>(self, result: Result<T>) -> Result<T> {
        result.map_err(|error| {
            self.findings(&faults_human(error.faults()));
            error.without_faults()
        })
    }

    /// Whether only what must be told is.
    pub(crate) fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether details are told as well.
    pub(crate) fn is_verbose(self) -> bool {
        self.verbose
    }

    /// A remark.
    pub(crate) fn note(self, text: &str) {
        if !self.quiet && self.is_news(text) {
            say(&format!("note: {text}"));
        }
    }

    /// What only those want to know who ask for it.
    pub(crate) fn detail(self, text: &str) {
        if self.verbose {
            say(&format!("note: {text}"));
        }
    }

    /// How many characters a table of the result may be wide: as many as COLUMNS says, or else the
    /// terminal, if it is one.
    pub(crate) fn width(self) -> u16 {
        const USUAL: u16 = 120;
        const LEAST: u16 = 48;
        let said = env::var("COLUMNS").ok().and_then(|said| said.parse().ok());
        let terminal = || {
            let size = terminal_size::terminal_size_of(io::stdout());
            size.map(|(width, _)| width.0)
        };
        let width = said.filter(|width| *width > 0).or_else(terminal);
        width.unwrap_or(USUAL).max(LEAST)
    }

    /// A line of the result.
    pub(crate) fn result(self, line: &str) -> Result<()> {
        self.bytes(format!("{line}\n").as_bytes())
    }

    /// Bytes of the result. A reader that has gone away is no fault.
    pub(crate) fn bytes(self, bytes: &[u8]) -> Result<()> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
                Err(Error::io("write to", Path::new("standard output"), e))
            }
            _ => Ok(()),
        }
    }
}
