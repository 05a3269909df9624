//! The rules of the layout, each a function from sources to the faults it finds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::rust_paths::{Named, Token, paths, tokens};

/// The modules from the top to the bottom: each may use those after it, and no others.
const LAYERS: &str = "main commands cli \
    serve watch render basemap archive tiles encode vector raster report figure labels \
    scene style text locale factcheck measure import geodata projection geodesy \
    request date hash xml color units error";
const BINARY: [&str; 3] = ["main", "cli", "commands"];
/// What turns a scene into a picture, or places names on one, knows no data …
const DRAWING: [&str; 3] = ["vector", "raster", "labels"];
/// … and uses these only.
const DRAWING_USES: &str = "scene style text request date xml units error";
const MOST_LINES: usize = 400;
const ROOTS: [&str; 4] = ["crate", "super", "self", "bakhmut_map"];

/// One file under `src`.
pub(crate) struct Source {
    file: String,
    /// Its module's path: `["raster", "fill"]`; empty for the two crates' roots.
    module: Vec<String>,
    text: String,
}

impl Source {
    /// The text of `file`, a path under `src` with `/` between its parts.
    pub(crate) fn new(file: &str, text: &str) -> Source {
        let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
        let module = match path {
            "lib" | "main" => Vec::new(),
            _ => path.split('/').map(str::to_owned).collect(),
        };
        let (file, text) = (file.to_owned(), text.to_owned());
        Source { file, module, text }
    }

    /// The table's module that the file belongs to; the library's root is `lib`, in no table.
    fn layer(&self) -> &str {
        let root = self.file.trim_end_matches(".rs");
        self.module.first().map_or(root, String::as_str)
    }

    fn fault(&self, line: usize, what: impl Display) -> String {
        format!("src/{}:{line}: {what}", self.file)
    }
}

/// How far from the top of the table a module stands.
fn rank(module: &str) -> Option<usize> {
    LAYERS.split(' ').position(|layer| layer == module)
}

/// Arrows that go up or out of the table, and modules that are not in it.
pub(crate) fn layout_faults(source: &Source) -> Vec<String> {
    let layer = source.layer();
    if layer != "lib" && rank(layer).is_none() {
        return vec![source.fault(1, format!("module {layer} is not in the table"))];
    }
    let tokens = tokens(&source.text);
    let arrows = paths(&tokens, &ROOTS);
    let faults = arrows.iter().filter_map(|arrow| {
        let what = arrow_fault(source, arrow)?;
        Some(source.fault(arrow.line, format!("{}: {what}", arrow.path.join("::"))))
    });
    faults.chain(declaration_faults(source, &tokens)).collect()
}

fn arrow_fault(source: &Source, arrow: &Named) -> Option<String> {
    let (here, path) = (source.layer(), arrow.absolute(&source.module));
    let is_root = source.module.is_empty();
    let Some(used) = path.first() else {
        let renamed = arrow.renamed && arrow.path[0] != "self";
        return renamed.then(|| "the root under another name hides arrows".to_owned());
    };
    if rank(used).is_none() {
        let of_its_own = is_root && arrow.path[0] != "bakhmut_map";
        return (!of_its_own).then(|| "name what you use by a module of the table".to_owned());
    }
    if here == "lib" || here == used {
        return None;
    }
    if rank(here) > rank(used) {
        return Some(format!("{here} is below {used}"));
    }
    let may_use = !DRAWING.contains(&here) || DRAWING_USES.split(' ').any(|m| m == used);
    (!may_use).then(|| format!("{here} uses only {DRAWING_USES}"))
}

fn declaration_faults(source: &Source, tokens: &[Token]) -> Vec<String> {
    let mut faults = Vec::new();
    for window in tokens.windows(2).filter(|_| source.module.is_empty()) {
        let [Token { text: word, line }, Token { text: name, .. }] = window else {
            continue;
        };
        let in_place = BINARY.contains(&name.as_str()) == (source.layer() == "main");
        if word == "mod" && name != "tests" && (rank(name).is_none() || !in_place) {
            faults.push(source.fault(*line, format!("module {name} is not in the table here")));
        }
    }
    for window in tokens.windows(4) {
        let words: Vec<&str> = window.iter().map(|t| t.text.as_str()).collect();
        if words[..2] == ["include", "!"] || words == ["#", "[", "path", "="] {
            faults.push(source.fault(window[0].line, "a module stands in the file of its name"));
        }
    }
    faults
}

/// What only the binary does: read arguments, print, end the process. The library's tests may
/// print.
pub(crate) fn library_faults(source: &Source) -> Vec<String> {
    if BINARY.contains(&source.layer()) {
        return Vec::new();
    }
    let tokens = tokens(&source.text);
    let is_tests = |w: &[Token]| w[0].text == "mod" && w[1].text == "tests" && w[2].text == "{";
    let tests = tokens
        .windows(3)
        .find(|w| is_tests(w))
        .map_or(usize::MAX, |w| w[0].line);
    let mut faults = Vec::new();
    for window in tokens.windows(2) {
        let [Token { text: word, line }, next] = window else {
            continue;
        };
        let prints = ["print", "println", "eprint", "eprintln", "dbg"].contains(&word.as_str());
        if word == "clap" || prints && next.text == "!" && *line < tests {
            faults.push(source.fault(*line, format!("{word}: only the binary may")));
        }
    }
    for named in paths(&tokens, &["process", "io"]) {
        let path = named.path.join("::");
        let ends = [
            "process::exit",
            "process::abort",
            "io::stdout",
            "io::stderr",
        ];
        if ends.contains(&path.as_str()) && named.line < tests {
            faults.push(source.fault(named.line, format!("{path}: only the binary may")));
        }
    }
    faults
}

/// Files and folders side by side that use each other in a ring. Test code does not count.
pub(crate) fn cycle_faults(sources: &[Source]) -> Vec<String> {
    let prefixes = |s: &'_ Source| {
        (1..=s.module.len())
            .map(|n| s.module[..n].to_vec())
            .collect::<Vec<_>>()
    };
    let modules: BTreeSet<Vec<String>> = sources.iter().flat_map(prefixes).collect();
    let mut uses: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for source in sources {
        for arrow in paths(&tokens(&source.text), &ROOTS) {
            let path = arrow.absolute(&source.module);
            let shared = source
                .module
                .iter()
                .zip(&path)
                .take_while(|(a, b)| a == b)
                .count();
            let sides = (source.module.get(..=shared), path.get(..=shared));
            if let (Some(from), Some(to)) = sides
                && modules.contains(to)
                && !source
                    .module
                    .iter()
                    .chain(&arrow.inside)
                    .any(|m| m == "tests")
            {
                uses.entry(from.to_vec()).or_default().insert(to.to_vec());
            }
        }
    }
    let in_ring = uses
        .keys()
        .filter(|start| reached(*start, &uses).contains(*start));
    in_ring
        .map(|m| format!("{} comes back to itself by what it uses", m.join("::")))
        .collect()
}

/// Every node that can be reached from `start` by one arrow or more.
fn reached<'a, T: Ord>(start: &T, arrows: &'a BTreeMap<T, BTreeSet<T>>) -> BTreeSet<&'a T> {
    let after = |node: &T| arrows.get(node).into_iter().flatten();
    let mut found = BTreeSet::new();
    let mut ahead: Vec<&T> = after(start).collect();
    while let Some(node) = ahead.pop() {
        if found.insert(node) {
            ahead.extend(after(node));
        }
    }
    found
}

/// A file that is longer than a person reads in one go.
pub(crate) fn length_faults(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let fault = || source.fault(lines, format!("longer than {MOST_LINES} lines: split it"));
    (lines > MOST_LINES).then(fault).into_iter().collect()
}
