//! The harness of the fuzz targets on its seeds, cut and spliced: what fuzzing asserts for hours holds here for a second.

#[expect(clippy::disallowed_methods, reason = "a test reads its seeds")]
fn seeds() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds");
    let files = std::fs::read_dir(folder).expect("the seeds");
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("UTF-8"))
        .collect()
}

#[path = "../fuzz/src/pipeline.rs"]
#[allow(unreachable_pub, reason = "the fuzz targets use it as a crate")]
mod pipeline;

#[test]
fn every_stage_keeps_its_promises_on_the_seeds() {
    let seeds = seeds();
    assert!(seeds.len() >= 6);
    for seed in &seeds {
        pipeline::check_all(seed.as_bytes());
    }
}

#[test]
fn every_stage_keeps_its_promises_on_splices_of_the_seeds() {
    let seeds = seeds();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        (state >> 33) as usize % below.max(1)
    };
    for _ in 0..60 {
        let (one, other) = (&seeds[next(seeds.len())], &seeds[next(seeds.len())]);
        let cut = |text: &str, at: usize| text.floor_char_boundary(at);
        let (end, start) = (cut(one, next(one.len())), cut(other, next(other.len())));
        pipeline::check_all(format!("{}{}", &one[..end], &other[start..]).as_bytes());
    }
}
