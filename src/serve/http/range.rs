//! Parts of a file (RFC 9110, section 14).

/// What a `Range` asks of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Range {
    /// All of it: there is no range, or one that need not be followed.
    Whole,
    /// Bytes from the first to the last, both within the file.
    Part { first: u64, last: u64 },
    /// None of it: the range lies beyond its end.
    Beyond,
}

impl Range {
    /// What is asked of a file of so many bytes. Several ranges at once are answered by the whole, as the
    /// standard allows.
    pub(crate) fn of(header: Option<&str>, length: u64) -> Range {
        header.map_or(Range::Whole, |header| {
            parsed(header, length).unwrap_or(Range::Whole)
        })
    }
}

/// `None` where it is no range of bytes, or several.
fn parsed(header: &str, length: u64) -> Option<Range> {
    let (unit, range) = header.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let (first, last) = range.trim().split_once('-')?;
    let number = |text: &str| -> Option<u64> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // More than 64 bits hold lies beyond any end.
        digits.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let end = length.checked_sub(1);
    let part = match (first, last) {
        ("", count) => {
            let count = number(count)?.min(length);
            end.filter(|_| count > 0).map(|last| (length - count, last))
        }
        (first, "") => {
            let first = number(first)?;
            end.map(|last| (first, last))
        }
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            end.map(|end| (first, last.min(end)))
        }
    };
    Some(match part {
        Some((first, last)) if first <= last => Range::Part { first, last },
        _ => Range::Beyond,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_are_read_as_the_standard_has_them() {
        let part = |first, last| Range::Part { first, last };
        for (header, is) in [
            ("bytes=0-9", part(0, 9)),
            ("bytes=90-", part(90, 99)),
            ("bytes=-10", part(90, 99)),
            ("bytes=-1000", part(0, 99)),
            ("bytes=50-1000", part(50, 99)),
            ("Bytes=0-0", part(0, 0)),
            ("bytes=100-", Range::Beyond),
            ("bytes=-0", Range::Beyond),
            ("bytes=99999999999999999999999-", Range::Beyond),
            ("bytes=9-1", Range::Whole),
            ("bytes=0-1,5-6", Range::Whole),
            ("lines=0-1", Range::Whole),
            ("bytes", Range::Whole),
            ("bytes=+1-2", Range::Whole),
        ] {
            assert_eq!(Range::of(Some(header), 100), is, "{header}");
        }
        assert_eq!(Range::of(None, 100), Range::Whole);
        assert_eq!(Range::of(Some("bytes=0-"), 0), Range::Beyond);
    }

    proptest! {
        #[test]
        fn a_part_lies_within_the_file(header in ".{0,40}", length in 0_u64..1000) {
            for header in [header.clone(), format!("bytes={header}")] {
                if let Range::Part { first, last } = Range::of(Some(&header), length) {
                    prop_assert!(first <= last && last < length);
                }
            }
        }
    }
}
