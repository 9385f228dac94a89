//! Threads to work with, or none but this one.

use rayon::ThreadPoolBuilder;

use crate::problem;

/// Starts the threads that everything parallel runs on; where the system allows no more, all is done on this one.
pub(crate) fn start() {
    // Tried in a pool of its own: one that fails cannot be set up a second time for the whole process.
    if let Err(error) = ThreadPoolBuilder::new().build() {
        problem::note(&format!("no threads to work with ({error}): one does everything"));
        let _ = ThreadPoolBuilder::new()
            .num_threads(1)
            .use_current_thread()
            .build_global();
    }
}
