//! Bounds on what hostile files may cost.

/// Bounds on what hostile files may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one file, and of one member of an archive when unpacked.
    pub bytes: usize,
    /// Bytes of all members of an archive together when unpacked.
    pub unpacked: usize,
    /// Bytes of text of all documents that are held at a time: of one file, and of all files where all are needed at once.
    /// A document and what is found in it take about 16 bytes of memory for each.
    pub text: usize,
    /// Documents that one file may hold.
    pub documents: usize,
    /// How deep elements, block quotations or archives may nest; what lies deeper is read as if it lay here.
    pub nesting: usize,
    /// How many times its stored size compressed data may grow to.
    pub expansion: usize,
    /// Seconds that a PDF may take, where it is read in a process of its own.
    pub seconds: u64,
    /// Bytes of memory that a PDF may take, where it is read in a process of its own.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 512 << 20,
            unpacked: 2 << 30,
            text: 256 << 20,
            documents: 1_000_000,
            nesting: 256,
            expansion: 200,
            seconds: 60,
            memory: 2 << 30,
        }
    }
}
