//! Numbers of JSON.

/// Powers of ten that f64 holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A number and the byte after it.
pub(super) struct Scanned {
    /// The nearest f64; infinite where the number is too large.
    pub(super) value: f64,
    pub(super) end: usize,
}

/// Reads the number that begins at `start`. The error is the byte where it stops being one.
#[inline]
pub(super) fn scan(text: &str, start: usize) -> Result<Scanned, usize> {
    let bytes = text.as_bytes();
    let digit = |at: usize| {
        bytes
            .get(at)
            .map(|b| b.wrapping_sub(b'0'))
            .filter(|d| *d < 10)
    };
    let negative = bytes.get(start) == Some(&b'-');
    let first = start + usize::from(negative);
    let mut at = first;
    let mut mantissa: u64 = 0;
    while let Some(d) = digit(at) {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(d));
        at += 1;
    }
    let whole = at - first;
    if whole == 0 || (whole > 1 && bytes[first] == b'0') {
        return Err(first + whole.min(1));
    }
    let mut decimals = 0;
    if bytes.get(at) == Some(&b'.') {
        at += 1;
        while let Some(d) = digit(at + decimals) {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(d));
            decimals += 1;
        }
        if decimals == 0 {
            return Err(at);
        }
        at += decimals;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        return exponent(text, start, at);
    }
    // Clinger's fast path: both parts are exact, so one division rounds correctly. Nineteen
    // digits do not overflow.
    if whole + decimals <= 19 && mantissa <= 1 << 53 && decimals < POWERS.len() {
        let value = mantissa as f64 / POWERS[decimals];
        return Ok(Scanned {
            value: if negative { -value } else { value },
            end: at,
        });
    }
    slow(text, start, at)
}

/// The rest of a number from its `e` on.
#[cold]
fn exponent(text: &str, start: usize, e: usize) -> Result<Scanned, usize> {
    let bytes = text.as_bytes();
    let first = e + 1 + usize::from(matches!(bytes.get(e + 1), Some(b'+' | b'-')));
    let digits = bytes[first.min(bytes.len())..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    if digits == 0 {
        return Err(first);
    }
    slow(text, start, first + digits)
}

#[cold]
fn slow(text: &str, start: usize, end: usize) -> Result<Scanned, usize> {
    let value = text[start..end]
        .parse()
        .map_err(|_cause: std::num::ParseFloatError| start)?;
    Ok(Scanned { value, end })
}

/// The bytes at which the numbers of the tuple at `at` begin.
pub fn starts<const N: usize>(text: &str, at: usize) -> [usize; N] {
    let bytes = text.as_bytes();
    let mut from = at + 1;
    std::array::from_fn(|_| {
        let part = |b: &u8| b.is_ascii_digit() || *b == b'-';
        let begin = from
            + bytes[from.min(bytes.len())..]
                .iter()
                .position(part)
                .unwrap_or(0);
        let comma = bytes[begin.min(bytes.len())..]
            .iter()
            .position(|b| *b == b',');
        from = begin + comma.unwrap_or(0) + 1;
        begin
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Result<f64, usize> {
        scan(text, 0).map(|scanned| scanned.value)
    }

    #[test]
    fn takes_what_the_grammar_takes() {
        for text in [
            "0",
            "-0",
            "0.5",
            "38.0008",
            "1e3",
            "1E+3",
            "1.5e-3",
            "9007199254740993",
        ] {
            assert_eq!(value(text), Ok(text.parse().unwrap()), "{text}");
        }
        assert!(value("-0").unwrap().is_sign_negative());
        assert!(value("1e999").unwrap().is_infinite());
    }

    #[test]
    fn says_where_it_stops_being_a_number() {
        for (text, at) in [
            ("-", 1),
            ("01", 1),
            ("-012", 2),
            ("1.", 2),
            ("1.e5", 2),
            ("1e", 2),
            ("1e+", 3),
        ] {
            assert_eq!(value(text), Err(at), "{text}");
        }
    }

    #[test]
    fn finds_the_numbers_of_a_tuple() {
        assert_eq!(starts::<3>("[ 1.5,\n -2e1 , 3]", 0), [2, 8, 15]);
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(text in "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?") {
            let ours = value(&text).unwrap();
            prop_assert_eq!(ours.to_bits(), text.parse::<f64>().unwrap().to_bits());
        }
    }
}
