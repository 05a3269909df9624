//! The paths that a Rust source names, read from its tokens: enough to know which module uses
//! which, without a parser.

/// A word or a sign of a source; comments, text and character literals are left out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// A path, as the source has it but with its groups written out: `crate::{a, b::c}` is two.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// The segments from the root's word on: `["super", "scene", "Item"]`; `*` for a glob.
    pub(crate) path: Vec<String>,
    /// Whether `as` gives it another name.
    pub(crate) renamed: bool,
    /// The inline modules that it stands in, the outermost first.
    pub(crate) inside: Vec<String>,
    pub(crate) line: usize,
}

impl Named {
    /// The path from the crate's root, for a source that is the module `file`.
    pub(crate) fn absolute(&self, file: &[String]) -> Vec<String> {
        let mut root: Vec<String> = match self.path[0].as_str() {
            "self" | "super" => [file, &self.inside].concat(),
            _ => Vec::new(),
        };
        for (index, segment) in self.path.iter().enumerate() {
            match segment.as_str() {
                "super" => drop(root.pop()),
                "self" => {}
                _ if index == 0 => {}
                _ => root.push(segment.clone()),
            }
        }
        root
    }
}

/// Every path of `tokens` that begins with one of the words `roots`, in the source's order.
pub(crate) fn paths(tokens: &[Token], roots: &[&str]) -> Vec<Named> {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.text.as_str());
    let mut found = Vec::new();
    let mut braces: Vec<Option<String>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match word(at) {
            "{" => {
                let is_module = at >= 2 && word(at - 2) == "mod";
                braces.push(is_module.then(|| word(at - 1).to_owned()));
            }
            "}" => drop(braces.pop()),
            root if roots.contains(&root) && ["::", "as"].contains(&word(at + 1)) => {
                let inside: Vec<String> = braces.iter().flatten().cloned().collect();
                at = tree(tokens, at, &[], &inside, &mut found);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads the path or the group at `at`, which goes on from `prefix`; returns where it ends.
fn tree(
    tokens: &[Token],
    at: usize,
    prefix: &[String],
    inside: &[String],
    found: &mut Vec<Named>,
) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.text.as_str());
    let mut path = prefix.to_vec();
    let mut at = at;
    if word(at) == "{" {
        at += 1;
        while !["}", ""].contains(&word(at)) {
            at = if word(at) == "," {
                at + 1
            } else {
                tree(tokens, at, &path, inside, found)
            };
        }
        return at + 1;
    }
    let line = tokens[at].line;
    path.push(word(at).to_owned());
    at += 1;
    if word(at) == "::" && word(at + 1) != "<" {
        return tree(tokens, at + 1, &path, inside, found);
    }
    let renamed = word(at) == "as";
    found.push(Named {
        path,
        renamed,
        inside: inside.to_vec(),
        line,
    });
    at + if renamed { 2 } else { 0 }
}

/// The source's words and signs. A text that is itself a path (`#[serde(with = "crate::a")]`)
/// counts as one.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let text: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let rest = &text[at..];
        let length = match rest {
            ['/', '/', ..] => rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => block_comment(rest),
            ['\'', '\\', ..] => {
                3 + rest[3..]
                    .iter()
                    .position(|&c| c == '\'')
                    .map_or(0, |n| n + 1)
            }
            ['\'', _, '\'', ..] => 3,
            [':', ':', ..] => 2,
            [c, ..] if is_word(*c) => match literal(rest) {
                Some(length) => length,
                None if rest.starts_with(&['r', '#']) => 2,
                None => rest.iter().position(|&c| !is_word(c)).unwrap_or(rest.len()),
            },
            ['"', ..] => literal(rest).unwrap_or(1),
            _ => 1,
        };
        let piece: String = rest[..length.min(rest.len())].iter().collect();
        match piece
            .trim_start_matches(['b', 'c', 'r', '#'])
            .strip_prefix('"')
        {
            Some(inner) if inner.starts_with("crate::") => {
                let inner = inner.trim_end_matches(['#', '"']);
                found.extend(tokens(inner).into_iter().map(|t| Token { line, ..t }));
            }
            Some(_) => {}
            None if piece == "::" || piece.starts_with(is_word) && piece != "r#" => {
                found.push(Token {
                    text: piece.clone(),
                    line,
                });
            }
            None if length == 1 && !piece.trim().is_empty() => {
                found.push(Token {
                    text: piece.clone(),
                    line,
                });
            }
            None => {}
        }
        line += piece.matches('\n').count();
        at += length;
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How long the nested comment at the start of `text` is.
fn block_comment(text: &[char]) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < text.len() {
        match text[at..] {
            ['/', '*', ..] => (at, depth) = (at + 2, depth + 1),
            ['*', '/', ..] => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// How long the string literal at the start of `text` is, its prefix included; `None` where
/// there is none.
fn literal(text: &[char]) -> Option<usize> {
    let prefix = text
        .iter()
        .take_while(|c| ['b', 'c', 'r'].contains(c))
        .count();
    let raw = text[..prefix].contains(&'r');
    let hashes = text[prefix..]
        .iter()
        .take_while(|&&c| raw && c == '#')
        .count();
    let open = prefix + hashes;
    if prefix > 2 || text.get(open) != Some(&'"') {
        return None;
    }
    let mut at = open + 1;
    while at < text.len() {
        match text[at] {
            '\\' if !raw => at += 1,
            '"' if text[at + 1..].iter().take_while(|&&c| c == '#').count() >= hashes => {
                return Some(at + 1 + hashes);
            }
            _ => {}
        }
        at += 1;
    }
    Some(text.len())
}
