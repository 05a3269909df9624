//! By what equal tiles are known.

use sha2::{Digest as _, Sha256};

/// The first half of the SHA-256 of a tile's bytes: 128 bits do not meet by chance.
pub(super) type Digest = [u8; 16];

/// The digest of some bytes.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    let mut half = Digest::default();
    half.copy_from_slice(&Sha256::digest(bytes)[..16]);
    half
}

/// A digest in hexadecimal digits.
pub(super) fn hex(digest: Digest) -> String {
    crate::hash::hex(&digest)
}
