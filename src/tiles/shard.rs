//! A part of the work, for machines that share it.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::error::Error;

/// One of equal parts, as `3/16`: the third of sixteen.
///
/// # Guarantees
/// The part is at least 1 and at most the number of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    part: u32,
    parts: u32,
}

impl Shard {
    /// All of the work.
    pub const WHOLE: Shard = Shard { part: 1, parts: 1 };

    /// Which part it is, from 1 on.
    pub fn part(self) -> u32 {
        self.part
    }

    /// How many parts there are.
    pub fn parts(self) -> u32 {
        self.parts
    }

    /// Which of so many things, in a row, are its own: parts differ by one at most.
    pub fn of(self, count: usize) -> Range<usize> {
        let at = |part: u32| (count as u128 * u128::from(part) / u128::from(self.parts)) as usize;
        at(self.part - 1)..at(self.part)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.parts)
    }
}

impl FromStr for Shard {
    type Err = Error;

    fn from_str(text: &str) -> Result<Shard, Error> {
        let numbers = text
            .split_once('/')
            .map(|(part, parts)| (part.parse(), parts.parse()));
        match numbers {
            Some((Ok(part), Ok(parts))) if 1 <= part && part <= parts => Ok(Shard { part, parts }),
            _ => Err(Error::usage(format!("\"{text}\" is no part of the work"))
                .help("write the part and how many there are, counted from 1, as in 3/16")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_are_counted_from_one() {
        for bad in ["0/4", "5/4", "4", "a/b", "-1/3", "1/0", "", "1/2/3"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
        assert_eq!("1/1".parse::<Shard>().unwrap(), Shard::WHOLE);
        assert_eq!("3/16".parse::<Shard>().unwrap().to_string(), "3/16");
    }

    proptest! {
        #[test]
        fn parts_are_equal_and_follow_one_another(count in 0_usize..10_000, parts in 1_u32..100) {
            let mut next = 0;
            for part in 1..=parts {
                let own = Shard { part, parts }.of(count);
                prop_assert_eq!(own.start, next);
                prop_assert!(own.len().abs_diff(count / parts as usize) <= 1);
                next = own.end;
            }
            prop_assert_eq!(next, count);
        }
    }
}
