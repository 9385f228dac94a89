//! Hashes of features (FNV-1a): a template and its parts.
//!
//! A prefix that several features share is hashed once, and parts known at compile time are hashed then.

/// The multiplier after each byte.
const PRIME: u64 = 0x0100_0000_01b3;
/// Separates parts.
const SEPARATOR: u8 = 0xff;

/// Hash of a template and the parts given so far; what features have in common is hashed once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hash(u64);

impl Hash {
    /// The hash of a template.
    pub(super) const fn of(template: &str) -> Self {
        let bytes = template.as_bytes();
        let mut hash = Self(0xcbf2_9ce4_8422_2325);
        let mut at = 0;
        while at < bytes.len() {
            hash = hash.eat(bytes[at]);
            at += 1;
        }
        hash
    }

    const fn eat(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(PRIME))
    }

    /// The hash with one more part.
    pub(super) fn with(self, part: impl Part) -> Self {
        part.behind(self)
    }

    /// A number below `size`.
    pub(super) fn number(self, size: usize) -> u32 {
        ((self.0 ^ (self.0 >> 29)) % size as u64) as u32
    }
}

/// Several hashes with the same part more, in one pass over it.
pub(super) fn with_all<const N: usize>(mut hashes: [Hash; N], part: &str) -> [Hash; N] {
    for hash in &mut hashes {
        *hash = hash.eat(SEPARATOR);
    }
    for byte in part.as_bytes() {
        let byte = byte.to_ascii_lowercase();
        for hash in &mut hashes {
            *hash = hash.eat(byte);
        }
    }
    hashes
}

/// A value that can be hashed after a template.
pub(super) trait Part {
    /// The hash with this value added.
    fn behind(self, hash: Hash) -> Hash;
}

/// Any text, whatever its case.
impl Part for &str {
    fn behind(self, hash: Hash) -> Hash {
        let [hash] = with_all([hash], self);
        hash
    }
}

/// A part known when the code is compiled, hashed in one step.
///
/// A byte changes only the lowest byte of a hash before the hash is multiplied, and a hash whose lowest byte is zero keeps
/// it zero however often it is multiplied. So the upper bytes and the lowest go separate ways: the upper bytes are
/// multiplied once by all the factors together, and what becomes of the lowest byte is one of 256 known hashes.
pub(super) struct Fixed {
    factor: u64,
    lowest: [u64; 256],
}

impl Fixed {
    /// A part in small letters.
    pub(super) const fn of(part: &str) -> Self {
        let bytes = part.as_bytes();
        let mut factor = PRIME;
        let mut lowest = [0; 256];
        let mut low = 0;
        while low < lowest.len() {
            let mut hash = Hash(low as u64).eat(SEPARATOR);
            let mut at = 0;
            while at < bytes.len() {
                hash = hash.eat(bytes[at]);
                at += 1;
            }
            lowest[low] = hash.0;
            low += 1;
        }
        let mut at = 0;
        while at < bytes.len() {
            factor = factor.wrapping_mul(PRIME);
            at += 1;
        }
        Self { factor, lowest }
    }
}

impl Part for &Fixed {
    fn behind(self, hash: Hash) -> Hash {
        let upper = (hash.0 & !0xff).wrapping_mul(self.factor);
        Hash(upper.wrapping_add(self.lowest[(hash.0 & 0xff) as usize]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_fixed_part_hashes_like_its_text(hash in any::<u64>()) {
            const PARTS: [(&str, Fixed); 3] =
                [("", Fixed::of("")), ("no", Fixed::of("no")), ("middling", Fixed::of("middling"))];
            for (part, fixed) in &PARTS {
                prop_assert_eq!(Hash(hash).with(fixed), Hash(hash).with(*part));
            }
        }

        #[test]
        fn several_hashes_take_a_part_like_one(part in ".{0,12}") {
            let hashes = [Hash::of("before"), Hash::of("bag")];
            prop_assert_eq!(with_all(hashes, &part), hashes.map(|it| it.with(part.as_str())));
        }
    }
}
