//! A file as a tree of values, each with where it stands. JSON and TOML both become one.

use std::borrow::Cow;

/// A value and the bytes it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Value<'a> {
    /// The byte it begins at.
    pub at: u32,
    /// The byte after its last.
    pub end: u32,
    /// The value itself.
    pub data: Data<'a>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A finite number.
    Number(f64),
    /// A number that no f64 can keep; it was a fault when it was read.
    TooLarge,
    /// A string, borrowed where it holds no escape.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Value<'a>>),
    /// A list of one or more lists of two numbers each: positions.
    Pairs(Vec<Tuple<2>>),
    /// A list of one or more lists of three numbers each: positions with heights.
    Triples(Vec<Tuple<3>>),
    /// An object; its keys are distinct once it has been parsed without a fault.
    Object(Vec<Member<'a>>),
}

/// A list of `N` numbers, held without their own places: most of a file is such lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tuple<const N: usize> {
    /// The byte of its `[`.
    pub at: u32,
    /// The numbers, all finite.
    pub numbers: [f64; N],
}

/// A key of an object with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// The byte the key begins at.
    pub key_at: u32,
    /// The value.
    pub value: Value<'a>,
}

impl<'a> Value<'a> {
    /// The byte it begins at.
    pub fn start(&self) -> usize {
        self.at as usize
    }

    /// Its members, if it is an object.
    pub fn members(&self) -> Option<&[Member<'a>]> {
        match &self.data {
            Data::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The member of that key, if it is an object that has one.
    pub fn member(&self, key: &str) -> Option<&Member<'a>> {
        self.members()?.iter().find(|member| member.key == key)
    }

    /// The value of that key, if it is an object that has one.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.member(key).map(|member| &member.value)
    }

    /// Its text, if it is a string.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// Its number, if it is one that can be kept.
    pub fn number(&self) -> Option<f64> {
        match self.data {
            Data::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a number, be it too large or not.
    pub fn is_number(&self) -> bool {
        matches!(self.data, Data::Number(_) | Data::TooLarge)
    }

    /// How messages name the feature that has this as its id, if it can be one.
    pub fn label(&self) -> Option<String> {
        match &self.data {
            Data::String(id) if !id.is_empty() => Some(id.to_string()),
            Data::Number(id) => Some(shown(*id)),
            _ => None,
        }
    }

    /// What kind of value it is, in words.
    pub fn kind(&self) -> &'static str {
        match self.data {
            Data::Null => "null",
            Data::Bool(_) => "true or false",
            Data::Number(_) | Data::TooLarge => "a number",
            Data::String(_) => "a string",
            Data::Array(_) | Data::Pairs(_) | Data::Triples(_) => "a list",
            Data::Object(_) => "an object",
        }
    }
}

/// A number as messages show it: written out, the largest have 309 digits.
pub(super) fn shown(number: f64) -> String {
    if number.abs() < 1e15 {
        format!("{number}")
    } else {
        format!("{number:e}")
    }
}
