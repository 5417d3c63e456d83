//! SHA-256, as the program records it of texts and files.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes, in 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
