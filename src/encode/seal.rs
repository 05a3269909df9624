//! Whether a file of text is as the program wrote it.
//!
//! An SVG or a PDF is made to be worked on, and a drawing program may keep what the file says of itself. So
//! each has the SHA-256 of all its bytes, counted with zeros in the place of its own digits: what somebody
//! has changed is no longer the program's, and not overwritten.

use super::software::{is_software, software};
use crate::hash::sha256;

/// What stands before the digits.
const MARK: &str = " sha256:";
/// Digits of a hash.
const DIGITS: usize = 64;
/// Bytes that name and version of the program may take.
const MOST_SOFTWARE: usize = 60;

/// What a file is to have once, before it is [`sealed`].
pub(super) fn open() -> String {
    format!("{}{MARK}{}", software(), "0".repeat(DIGITS))
}

/// The file with its hash in the place of the zeros of [`open`].
pub(super) fn sealed(mut file: Vec<u8>) -> Vec<u8> {
    if let Some(at) = digits(&file) {
        let hash = sha256(&file);
        file[at..at + DIGITS].copy_from_slice(hash.as_bytes());
    }
    file
}

/// Whether the bytes are a file that this program sealed, of whatever version, and that is unchanged.
pub(super) fn is_whole(file: &[u8]) -> bool {
    let Some(at) = digits(file) else {
        return false;
    };
    let mark = at - MARK.len();
    let before = &file[mark.saturating_sub(MOST_SOFTWARE)..mark];
    let is_ours = (0..before.len()).any(|i| is_software(&before[i..]));
    let mut open = file.to_vec();
    open[at..at + DIGITS].fill(b'0');
    is_ours && file[at..at + DIGITS] == *sha256(&open).as_bytes()
}

/// Where the digits of the last seal begin.
fn digits(file: &[u8]) -> Option<usize> {
    let is_mark = |window: &[u8]| window == MARK.as_bytes();
    let mark = file.windows(MARK.len()).rposition(is_mark)?;
    let at = mark + MARK.len();
    (at + DIGITS <= file.len()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file() -> Vec<u8> {
        sealed(format!("<svg>sha256:ab <!-- {} --></svg>", open()).into_bytes())
    }

    #[test]
    fn what_is_changed_is_not_whole() {
        let file = file();
        assert!(is_whole(&file));
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(!is_whole(&changed), "{at}");
        }
        assert!(!is_whole(&[&file[..], b"\n"].concat()));
    }

    #[test]
    fn another_program_may_seal_too() {
        let other = format!("<svg><!-- mapper 1{MARK}{} --></svg>", "0".repeat(DIGITS));
        assert!(!is_whole(&sealed(other.into_bytes())));
        let older = open().replace(env!("CARGO_PKG_VERSION"), "0.0.1");
        assert!(is_whole(&sealed(older.into_bytes())));
    }

    proptest! {
        #[test]
        fn any_bytes_may_be_given(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(!is_whole(&bytes));
            let marked = [&bytes[..], MARK.as_bytes(), &bytes].concat();
            prop_assert!(!is_whole(&marked));
        }
    }
}
