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

/// Numbers below a bound that look drawn by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        (self.0 >> 33) as usize % bound.max(1)
    }

    /// The start of one seed and the end of another.
    fn splice(&mut self, seeds: &[String]) -> String {
        let (one, other) = (&seeds[self.below(seeds.len())], &seeds[self.below(seeds.len())]);
        let end = one.floor_char_boundary(self.below(one.len()));
        let start = other.floor_char_boundary(self.below(other.len()));
        format!("{}{}", &one[..end], &other[start..])
    }

    /// A text with a few stretches of it moved, repeated or left out, and marks put in.
    fn mutate(&mut self, mut text: String) -> String {
        const PUT_IN: &[&str] = &[
            "“", "”", "‘", "’", "\"", "„", "…", " ... ", "[", "]", "\n", "\n\n", "\n%%\n", ": ", "ORR: ",
            "ʼ", "\u{301}", "\u{202e}", "1,000", "million ", "$", "%", " said ", "not ", "\u{a0}", "—", "`",
            "<p>", ">", "#", "&amp;", "\0", "é", "🜁",
        ];
        for _ in 0..=self.below(8) {
            let at = text.floor_char_boundary(self.below(text.len()));
            let end = text.ceil_char_boundary((at + self.below(60)).min(text.len()));
            match self.below(4) {
                0 => text.replace_range(at..end, ""),
                1 => text.insert_str(at, &text[at..end].repeat(1 + self.below(4))),
                2 => {
                    let to = text.floor_char_boundary(self.below(text.len()));
                    let copy = text[at..end].to_owned();
                    text.insert_str(to, &copy);
                }
                _ => text.insert_str(at, PUT_IN[self.below(PUT_IN.len())]),
            }
        }
        text
    }
}

#[test]
fn every_stage_keeps_its_promises_on_splices_of_the_seeds() {
    let seeds = seeds();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..60 {
        pipeline::check_all(chance.splice(&seeds).as_bytes());
    }
}

/// `ONRECORD_FUZZ_SECONDS=600 cargo test --test pipeline -- --ignored --nocapture`
#[test]
#[ignore = "takes as long as ONRECORD_FUZZ_SECONDS says"]
#[expect(clippy::disallowed_methods, reason = "a test reads how long it is to run")]
fn every_stage_keeps_its_promises_on_mutations() {
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let seconds = number("ONRECORD_FUZZ_SECONDS").unwrap_or(10);
    let mut chance = Chance(number("ONRECORD_FUZZ_START").unwrap_or(0x9e37_79b9_7f4a_7c15));
    let seeds = seeds();
    let start = std::time::Instant::now();
    let mut inputs = 0;
    while start.elapsed().as_secs() < seconds {
        let spliced = chance.splice(&seeds);
        let text = chance.mutate(spliced);
        let kept = std::panic::catch_unwind(|| pipeline::check_all(text.as_bytes()));
        assert!(kept.is_ok(), "a promise is broken by {text:?}");
        inputs += 1;
    }
    assert!(inputs > 0);
    println!("{inputs} inputs in {seconds} s");
}
