fn main() {
    for p in std::env::args().skip(1) {
        let b = std::fs::read(&p).unwrap();
        let c = onrecord::ingest::identify(&p, &b);
        println!("=== {p} {:?} {}", c.reader.name, c.why);
        match onrecord::ingest::read(&p, &b, &Default::default()) {
            Ok(ds) => {
                for d in ds {
                    println!("-- {} {:?} {:?}", d.path, d.metadata, d.warnings);
                    if !d.turns.is_empty() {
                        println!(
                            "turns {}: {:?}",
                            d.turns.len(),
                            d.turns
                                .iter()
                                .map(|t| t.speaker.clone())
                                .collect::<std::collections::BTreeSet<_>>()
                        );
                    }
                    for x in &d.blocks {
                        let t = d.slice(x.span);
                        println!(
                            "{:?}| {}",
                            x.kind,
                            t.chars().take(100).collect::<String>().replace('\n', "⏎")
                        );
                    }
                }
            }
            Err(e) => println!("ERR {e}"),
        }
    }
}
