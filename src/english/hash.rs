//! Hashes of words: a word is looked up by its hash, capitals and the form of the apostrophe aside.

/// Hash of a word, ASCII capitals folded.
pub(crate) const fn hash(word: &str) -> u32 {
    hash_bytes(word.as_bytes())
}

/// Hashes of words that code asks for by name, so that they are made when it is compiled.
pub(crate) const fn hashes<const N: usize>(words: [&str; N]) -> [u32; N] {
    let mut hashes = [0; N];
    let mut at = 0;
    while at < N {
        hashes[at] = hash(words[at]);
        at += 1;
    }
    hashes
}

/// Hash of the bytes of a word, ASCII capitals folded; the curly apostrophe hashes like the straight one.
pub(crate) const fn hash_bytes(bytes: &[u8]) -> u32 {
    let mut state = HASH_OF_NOTHING;
    let mut at = 0;
    while at < bytes.len() {
        let mut byte = bytes[at].to_ascii_lowercase();
        if byte == 0xE2 && at + 2 < bytes.len() && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99 {
            byte = b'\'';
            at += 2;
        }
        state = hash_with(state, byte);
        at += 1;
    }
    state
}

/// The hash of no bytes.
pub(crate) const HASH_OF_NOTHING: u32 = 0x811c_9dc5;

/// The hash of what was hashed before and one more byte, which must be no capital.
pub(crate) const fn hash_with(before: u32, byte: u8) -> u32 {
    (before ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// True if a hash is that of one of these words.
macro_rules! is_word {
    ($hash:expr, $($word:literal)|+) => {
        const { $crate::english::hash::hashes([$($word),+]) }.contains(&$hash)
    };
}
pub(crate) use is_word;
