//! By what equal tiles are known.

use twox_hash::XxHash3_128;

/// The 128 bits of XXH3 of a tile's bytes. Chance does not make two of them alike, and malice gains
/// nothing: who could write tiles that clash could as well write other tiles.
pub(super) type Digest = [u8; 16];

/// The digest of some bytes.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    XxHash3_128::oneshot(bytes).to_be_bytes()
}

/// A digest in hexadecimal digits.
pub(super) fn hex(digest: Digest) -> String {
    crate::hash::hex(&digest)
}
