//! A recursive-descent parser with a limit to its depth.

use std::borrow::Cow;

use super::super::faults::Faults;
use super::super::tree::{Data, Member, Tuple, Value};
use super::{number, string};
use crate::geodata::rule;

/// How deep lists and objects may nest. Our deepest file needs 9.
pub const DEPTH: usize = 128;
/// How many characters a number may have.
pub const MOST_DIGITS: usize = 1000;
/// How many bytes a string may have between its quotes.
pub const LONGEST_STRING: usize = 1 << 20;

/// Takes a feature by its index, as soon as it has been read.
pub type Each<'a, 'f> = &'f mut dyn FnMut(usize, &Value<'a>, &mut Faults<'a>);

pub(super) struct Parser<'a, 'f> {
    pub(super) text: &'a str,
    bytes: &'a [u8],
    pub(super) at: usize,
    /// Where the lists and objects begin that are open.
    pub(super) open: Vec<usize>,
    /// Where a list begins in which a list follows on numbers: GeoJSON has none.
    pub(super) odd: Option<usize>,
    /// How to name the feature that the text is broken in.
    pub(super) feature: Option<String>,
    pub(super) faults: &'f mut Faults<'a>,
    /// Takes the features of a FeatureCollection, which then do not stay in the tree.
    each: Option<Each<'a, 'f>>,
    /// Whether the list that is read next is that of the features.
    features: bool,
}

/// The text is not JSON; the fault has been added.
pub(super) struct NotJson;

impl<'a, 'f> Parser<'a, 'f> {
    pub(super) fn new(
        text: &'a str,
        faults: &'f mut Faults<'a>,
        each: Option<Each<'a, 'f>>,
    ) -> Parser<'a, 'f> {
        Parser {
            text,
            bytes: text.as_bytes(),
            at: 0,
            open: Vec::new(),
            odd: None,
            feature: None,
            faults,
            each,
            features: false,
        }
    }

    /// The whole text: one value and nothing after it.
    pub(super) fn document(mut self) -> Option<Value<'a>> {
        self.space();
        let Ok(value) = self.value() else {
            self.name_feature();
            return None;
        };
        self.space();
        if self.at < self.bytes.len() {
            self.goes_on();
            return None;
        }
        Some(value)
    }

    fn value(&mut self) -> Result<Value<'a>, NotJson> {
        let at = self.at;
        let data = match self.bytes.get(at) {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => Data::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.literal("true", Data::Bool(true))?,
            Some(b'f') => self.literal("false", Data::Bool(false))?,
            Some(b'n') => self.literal("null", Data::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Value {
            at: at as u32,
            end: self.at as u32,
            data,
        })
    }

    fn object(&mut self) -> Result<Data<'a>, NotJson> {
        self.enter()?;
        let depth = self.open.len();
        let mut members = Vec::new();
        if let Err(broken) = self.members(&mut members) {
            self.broken_object(depth, &members);
            return Err(broken);
        }
        self.leave();
        // What was kept in reserve is more than half of a file of small features.
        members.shrink_to_fit();
        self.check_keys(&members);
        Ok(Data::Object(members))
    }

    /// The members of an object, up to its `}`.
    fn members(&mut self, members: &mut Vec<Member<'a>>) -> Result<(), NotJson> {
        if self.peek() == Some(b'}') {
            return Ok(());
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a key in double quotes"));
            }
            let key_at = self.at as u32;
            let key = self.string()?;
            if self.peek() != Some(b':') {
                return Err(self.unexpected("\":\" after the key"));
            }
            self.at += 1;
            self.space();
            self.features = self.each.is_some() && self.begins_features(&key, members);
            members.push(Member {
                key,
                key_at,
                value: self.value()?,
            });
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => return Ok(()),
                _ => return Err(self.unexpected("\",\" or \"}\"")),
            }
        }
    }

    /// Whether the value of a key of the root is the list of a FeatureCollection's features, as far as
    /// what has been read says.
    fn begins_features(&self, key: &str, before: &[Member<'a>]) -> bool {
        let named = before.iter().find(|member| member.key == "type");
        let collection = named.is_none_or(|name| name.value.text() == Some("FeatureCollection"));
        self.open.len() == 1 && key == "features" && collection
    }

    fn array(&mut self) -> Result<Data<'a>, NotJson> {
        self.enter()?;
        let depth = self.open.len();
        if std::mem::take(&mut self.features) {
            self.each_feature(depth)?;
            self.leave();
            return Ok(Data::Array(Vec::new()));
        }
        let data = match self.tuples() {
            Some(data) => data,
            None => {
                let mut elements = Vec::new();
                if let Err(broken) = self.elements(&mut elements) {
                    self.broken_list(depth, elements.len());
                    return Err(broken);
                }
                elements.shrink_to_fit();
                Data::Array(elements)
            }
        };
        self.leave();
        Ok(data)
    }

    /// The features of the list `depth` deep, up to its `]`; each is given away.
    fn each_feature(&mut self, depth: usize) -> Result<(), NotJson> {
        if self.peek() == Some(b']') {
            return Ok(());
        }
        for index in 0.. {
            self.space();
            match self.value() {
                Ok(feature) => {
                    if let Some(each) = &mut self.each {
                        each(index, &feature, self.faults);
                    }
                }
                Err(broken) => {
                    self.broken_list(depth, index);
                    return Err(broken);
                }
            }
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(self.unexpected("\",\" or \"]\"")),
            }
        }
        Ok(())
    }

    /// The elements of a list, up to its `]`.
    fn elements(&mut self, elements: &mut Vec<Value<'a>>) -> Result<(), NotJson> {
        if self.peek() == Some(b']') {
            return Ok(());
        }
        loop {
            self.space();
            let after_number = elements.last().is_some_and(Value::is_number);
            if after_number && self.peek() == Some(b'[') && self.odd.is_none() {
                self.odd = self.open.last().copied();
            }
            elements.push(self.value()?);
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => return Ok(()),
                _ => return Err(self.unexpected("\",\" or \"]\"")),
            }
        }
    }

    /// The elements where they are all pairs or all triples of numbers; else nothing is read.
    fn tuples(&mut self) -> Option<Data<'a>> {
        if self.peek() != Some(b'[') || self.open.len() >= DEPTH {
            return None;
        }
        let start = self.at;
        let pairs = self.tuples_of::<2>().map(Data::Pairs);
        if pairs.is_some() {
            return pairs;
        }
        self.at = start;
        let triples = self.tuples_of::<3>().map(Data::Triples);
        if triples.is_none() {
            self.at = start;
        }
        triples
    }

    fn tuples_of<const N: usize>(&mut self) -> Option<Vec<Tuple<N>>> {
        let mut tuples = Vec::new();
        loop {
            tuples.push(self.tuple()?);
            match self.peek()? {
                b',' => self.at += 1,
                b']' => return Some(tuples),
                _ => return None,
            }
        }
    }

    fn tuple<const N: usize>(&mut self) -> Option<Tuple<N>> {
        let mut numbers = [0.0; N];
        if self.peek()? != b'[' {
            return None;
        }
        let at = self.at as u32;
        for (i, slot) in numbers.iter_mut().enumerate() {
            if self.peek()? != if i == 0 { b'[' } else { b',' } {
                return None;
            }
            self.at += 1;
            self.space();
            let scanned = number::scan(self.text, self.at).ok()?;
            if !scanned.value.is_finite() || scanned.end - self.at > MOST_DIGITS {
                return None;
            }
            *slot = scanned.value;
            self.at = scanned.end;
        }
        if self.peek()? != b']' {
            return None;
        }
        self.at += 1;
        Some(Tuple { at, numbers })
    }

    fn number(&mut self) -> Result<Data<'a>, NotJson> {
        let start = self.at;
        let scanned = match number::scan(self.text, start) {
            Ok(scanned) => scanned,
            Err(at) if at >= self.bytes.len() && !self.open.is_empty() => return Err(self.ends()),
            Err(at) => return Err(self.not_a_number(at)),
        };
        self.at = scanned.end;
        let length = scanned.end - start;
        if length > MOST_DIGITS {
            let what = format!("a number of {length} characters");
            let help = "a coordinate needs 6 decimals; no number needs more than 1000 characters";
            self.faults
                .add(rule::NUMBER_TOO_LONG, start, what)
                .help(help);
            return Ok(Data::TooLarge);
        }
        if scanned.value.is_finite() {
            return Ok(Data::Number(scanned.value));
        }
        let shown: String = self.text[start..scanned.end].chars().take(24).collect();
        let help = "numbers of magnitude up to 1.8e308 can be kept";
        self.faults
            .add(
                rule::NUMBER_TOO_LARGE,
                start,
                format!("the number {shown} is too large"),
            )
            .help(help);
        Ok(Data::TooLarge)
    }

    fn string(&mut self) -> Result<Cow<'a, str>, NotJson> {
        match string::scan(self.text, self.at) {
            Ok((text, end)) => {
                if end - self.at > LONGEST_STRING + 2 {
                    let what = format!("a string of {} bytes", end - self.at - 2);
                    let help = "shorten it to 1 MiB (1048576 bytes) at most, or leave it out";
                    self.faults
                        .add(rule::STRING_TOO_LONG, self.at, what)
                        .help(help);
                }
                self.at = end;
                Ok(text)
            }
            Err(wrong) => {
                self.faults
                    .add(wrong.rule, wrong.at, wrong.what)
                    .help(wrong.help);
                Err(NotJson)
            }
        }
    }

    fn literal(&mut self, word: &str, data: Data<'a>) -> Result<Data<'a>, NotJson> {
        let rest = &self.bytes[self.at..];
        if !rest.starts_with(word.as_bytes()) {
            if word.as_bytes().starts_with(rest) && !self.open.is_empty() {
                return Err(self.ends());
            }
            return Err(self.unexpected("a value"));
        }
        self.at += word.len();
        Ok(data)
    }

    /// Steps into the list or object that begins here.
    fn enter(&mut self) -> Result<(), NotJson> {
        if self.open.len() == DEPTH {
            let what = format!("lists and objects nest more than {DEPTH} deep here");
            self.faults
                .add(rule::TOO_DEEP, self.at, what)
                .help("GeoJSON needs no more than 10");
            return Err(NotJson);
        }
        self.open.push(self.at);
        self.at += 1;
        Ok(())
    }

    /// Steps over the closing bracket.
    fn leave(&mut self) {
        self.open.pop();
        self.at += 1;
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        self.space();
        self.bytes.get(self.at).copied()
    }
}
