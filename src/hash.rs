//! SHA-256, as the program records it of texts and files.

use serde::{Deserialize, Serialize};
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

/// What tells one thing from all others: 128 bits of SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// That with these bytes. `None` where there are fewer or more.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().map(Self).ok()
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Takes a thing in part by part, for its fingerprint. Where one part ends and the next begins
/// counts.
#[derive(Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes in a text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Takes in some bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// What was taken in.
    #[must_use]
    pub fn end(self) -> Fingerprint {
        let digest = self.0.finalize();
        Fingerprint(std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default()))
    }
}
