//! scratch
fn main() {
    let mut all = String::new();
    for e in std::fs::read_dir("/work/shared/eval/transcripts").unwrap() {
        all.push_str(&std::fs::read_to_string(e.unwrap().path()).unwrap_or_default());
    }
    let t = std::time::Instant::now();
    let mut lx = onrecord::text::Lexicon::new();
    let w = onrecord::text::words(&all, &mut lx);
    let d = t.elapsed();
    println!(
        "{} words {} distinct {:?} {:.1} MB/s",
        w.len(),
        lx.len(),
        d,
        all.len() as f64 / 1e6 / d.as_secs_f64()
    );
}
