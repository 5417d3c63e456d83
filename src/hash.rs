//! SHA-256, as the program records it of texts and files.

use sha2::{Digest, Sha256};

/// The first bytes of SHA-256, for what is compared and not proved.
#[must_use]
pub fn sha256_start<const BYTES: usize>(bytes: &[u8]) -> [u8; BYTES] {
    let digest = Sha256::digest(bytes);
    std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default())
}

/// SHA-256 of some bytes, in 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
