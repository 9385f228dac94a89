//! Files made to hurt, on the command line: each ends in an error that names it and what to do, and the others are done.

use std::path::Path;
use std::process::Command;

use crate::Run;
use crate::folder;
use crate::run;

const GOOD: &str = "“We won,” Ana Ruiz said after the count.\n";

/// Reads a bad file beside a good one.
#[track_caller]
fn check(folder: &Path, arguments: &[&str], message: &str) {
    let run = run(
        folder,
        &[&["extract", "--format", "jsonl"], arguments, &["good.txt"]].concat(),
    );
    is_told(&run, message);
}

#[track_caller]
fn is_told(run: &Run, message: &str) {
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains(message), "{}", run.stderr);
    assert!(run.stderr.contains("help: "), "no remedy: {}", run.stderr);
    assert!(run.stdout.contains("We won,"), "the good file was not done");
}

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/formats")
        .join(name);
    std::fs::read(path).expect("a fixture")
}

fn with(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = folder(&[("good.txt", GOOD)]);
    std::fs::write(folder.path().join(name), bytes).expect("a file");
    folder
}

#[test]
fn texts_beyond_what_may_be_held_are_named_and_the_others_done() {
    let folder = folder(&[
        ("a.txt", GOOD),
        (
            "b.txt",
            "“We lost,” Jan Beck said after the count of the votes.\n",
        ),
    ]);
    let run = run(
        folder.path(),
        &["report", ".", "--all", "--format", "json", "--max-text", "60"],
    );
    is_told(
        &run,
        "b.txt and what follows, 1 document: more than the limit of 60 bytes of text",
    );
    assert!(!run.stdout.contains("We lost"));
}

#[test]
fn a_sparse_file_is_refused_by_its_size_and_not_read() {
    let folder = with("sparse.txt", b"");
    let file = std::fs::File::options()
        .write(true)
        .open(folder.path().join("sparse.txt"));
    file.expect("the file").set_len(1 << 30).expect("a hole");
    check(
        folder.path(),
        &["sparse.txt"],
        "error: sparse.txt: larger than the limit of 536870912 bytes",
    );
}

#[test]
fn limits_can_be_set() {
    let folder = with("long.txt", "“No,” she said. ".repeat(100).as_bytes());
    check(
        folder.path(),
        &["--max-bytes", "1K", "long.txt"],
        "long.txt: larger than the limit of 1024 bytes",
    );
    let lines = with("two.jsonl", b"{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n");
    check(
        lines.path(),
        &["--max-documents", "1", "two.jsonl"],
        "two.jsonl: holds more than the limit of 1 documents",
    );
    let wrong = run(folder.path(), &["extract", "good.txt", "--max-bytes", "many"]);
    assert_eq!(wrong.status, 2);
    assert!(
        wrong.stderr.contains("a number of bytes, such as 64M"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn limits_and_fields_can_be_set_in_the_configuration() {
    let configuration = "articles = ['*.jsonl']\n[limits]\nmax-bytes = '1M'\n[fields]\ntext = 'words'\n";
    let article = "{\"words\":\"“We will count again, said Ruiz.\"}\n{\"words\":\"Nothing.\"}\n";
    let folder = folder(&[("onrecord.toml", configuration), ("a.jsonl", article)]);
    let found = run(folder.path(), &["lint"]);
    assert_eq!(found.status, 1, "{}{}", found.stdout, found.stderr);
    assert!(found.stdout.contains("unbalanced-marks"), "{}", found.stdout);
    let small = configuration.replace("1M", "1K");
    std::fs::write(folder.path().join("onrecord.toml"), small).expect("a file");
    std::fs::write(folder.path().join("a.jsonl"), article.repeat(100)).expect("a file");
    let refused = run(folder.path(), &["lint"]);
    assert_eq!(refused.status, 2);
    assert!(
        refused.stderr.contains("larger than the limit of 1024 bytes"),
        "{}",
        refused.stderr
    );
}

#[test]
fn fields_of_json_lines_can_be_named() {
    let folder = folder(&[(
        "a.jsonl",
        "{\"words\":\"“We won,” she said.\"}\n{\"words\":\"Nothing.\"}\n",
    )]);
    let run = run(folder.path(), &["extract", "a.jsonl", "--field", "text=words"]);
    assert!(run.stdout.contains("We won,"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_pipe_without_a_writer_does_not_hold_the_others_up() {
    let folder = with("x", b"");
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe.txt"))
        .status();
    assert!(made.expect("mkfifo").success());
    check(
        folder.path(),
        &["pipe.txt"],
        "error: pipe.txt: a pipe or a device, not a file",
    );
    let run = run(folder.path(), &["extract", ".", "--format", "jsonl"]);
    assert_eq!((run.status, run.stdout.lines().count()), (0, 1), "{}", run.stderr);
}

/// Tests often run as root, who may read everything: then the program is run as somebody else.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = with("secret.txt", GOOD.as_bytes());
    let set = |name: &str, mode| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(folder.path().join(name), permissions).expect("permissions");
    };
    set("", 0o755);
    set("secret.txt", 0o000);
    if std::fs::File::open(folder.path().join("secret.txt")).is_err() {
        check(
            folder.path(),
            &["secret.txt"],
            "error: secret.txt: no permission to read it",
        );
        return;
    }
    let program = folder.path().join("onrecord");
    std::fs::copy(env!("CARGO_BIN_EXE_onrecord"), &program).expect("a copy");
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    let output = Command::new("setpriv")
        .args(nobody)
        .arg(&program)
        .args(["extract", "--format", "jsonl", "secret.txt", "good.txt"])
        .current_dir(folder.path())
        .output()
        .expect("setpriv of util-linux");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let run = Run {
        status: output.status.code().expect("a status"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    };
    is_told(&run, "error: secret.txt: no permission to read it");
}

/// Whatever is left of it when it is read: a shorter text, and no crash.
#[test]
fn a_file_that_shrinks_while_it_is_read() {
    let folder = with("shrinks.txt", &[]);
    let path = folder.path().join("shrinks.txt");
    let text = "“We never sold it,” she said.\n\n".repeat(400_000);
    for _ in 0..3 {
        std::fs::write(&path, &text).expect("a file");
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for part in (0..200).rev() {
                    let file = std::fs::File::options()
                        .write(true)
                        .open(&path)
                        .expect("the file");
                    file.set_len((text.len() / 200 * part) as u64).expect("shorter");
                }
            });
            let run = run(
                folder.path(),
                &["extract", "shrinks.txt", "good.txt", "--format", "jsonl"],
            );
            assert_eq!(run.status, 0, "{}", run.stderr);
            assert!(run.stdout.contains("We won,"));
        });
    }
}

#[test]
fn a_bomb_in_an_archive() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        std::io::Write::write_all(&mut packed, &vec![b' '; 1 << 20]).expect("written");
    }
    let bomb = packed.finish().expect("gzip");
    let folder = with("bomb.txt.gz", &bomb);
    check(
        folder.path(),
        &["bomb.txt.gz"],
        "bomb.txt.gz: grows to more than 200 times its size when unpacked",
    );
}

#[test]
fn a_pdf_that_cannot_be_read_says_why() {
    let folder = with("scan.pdf", &fixture("scanned.pdf"));
    check(
        folder.path(),
        &["scan.pdf"],
        "error: scan.pdf: no text on its pages (1)",
    );
    let folder = with("locked.pdf", &fixture("encrypted.pdf"));
    check(
        folder.path(),
        &["locked.pdf"],
        "error: locked.pdf: encrypted; it opens with a password only",
    );
    let folder = with("slow.pdf", &fixture("groff.pdf"));
    check(
        folder.path(),
        &["--max-seconds", "0", "slow.pdf"],
        "error: slow.pdf: not read within 0 seconds",
    );
    check(
        folder.path(),
        &["--max-memory", "1M", "slow.pdf"],
        "error: slow.pdf: damaged: reading it fails, or needs more memory than it may",
    );
}

/// The page is its own parent, and the crate for PDF looks for its paper in the parent: it runs for ever, or out of
/// stack, as the compiler likes.
fn looping_pdf() -> String {
    pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 3 0 R >>".to_owned(),
    ])
}

/// Forms in forms, each drawing the next one twice: a page that takes longer than there is time.
pub(crate) fn endless_pdf() -> String {
    /// Forms that are nested.
    const DEPTH: usize = 60;

    let draws = "/F Do /F Do";
    let resources = |next: usize| format!("/Resources << /XObject << /F {next} 0 R >> >>");
    let stream = |head: &str| format!("<< {head} /Length {} >>\nstream\n{draws}\nendstream", draws.len());
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R {} >>",
            resources(5)
        ),
        stream(""),
    ];
    for number in 5..5 + DEPTH {
        let form = "/Type /XObject /Subtype /Form /BBox [0 0 99 99]";
        objects.push(stream(&format!("{form} {}", resources(number + 1))));
    }
    objects.push(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Length 0 >>\nstream\n\nendstream".to_owned(),
    );
    pdf(&objects)
}

fn pdf(objects: &[String]) -> String {
    let mut file = String::from("%PDF-1.4\n");
    let size = objects.len() + 1;
    let mut table = format!("xref\n0 {size}\n0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    file += &format!("{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file
}

#[test]
fn a_pdf_that_takes_its_reader_down_takes_nothing_else_down() {
    let folder = with("loop.pdf", looping_pdf().as_bytes());
    check(
        folder.path(),
        &["--max-seconds", "2", "loop.pdf"],
        "error: loop.pdf: ",
    );
}

/// Every seventy-first byte of a PDF turned over, one at a time: a text or an error, and the good file is done.
#[test]
fn damaged_pdf_is_read_or_refused() {
    let stored = fixture("groff.pdf");
    let folder = with("x", b"");
    let mut names = Vec::new();
    for at in (0..stored.len()).step_by(stored.len() / 71) {
        let mut bytes = stored.clone();
        bytes[at] ^= 0xff;
        let name = format!("{at}.pdf");
        std::fs::write(folder.path().join(&name), bytes).expect("a file");
        names.push(name);
    }
    names.push("good.txt".to_owned());
    let mut arguments = vec!["inputs", "--format", "jsonl", "--max-seconds", "20"];
    arguments.extend(names.iter().map(String::as_str));
    let run = run(folder.path(), &arguments);
    assert!(matches!(run.status, 0 | 2), "{}", run.stderr);
    let listed: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(listed.len(), names.len());
    for file in &listed {
        assert!(file["error"].is_string() || file["documents"] == 1, "{file}");
    }
    assert_eq!(listed.last().expect("the good file")["quotations"], 1);
}

/// Read in parallel, told in order.
#[test]
fn files_are_told_in_the_order_of_their_paths() {
    let folder = folder(&[]);
    // The first ones take longest.
    for number in 0..150 {
        let text = format!("“We have {number} boats,” she said.\n\n").repeat(300 - 2 * number);
        std::fs::write(folder.path().join(format!("{number:03}.txt")), text).expect("a file");
    }
    let paths = || -> Vec<String> {
        let run = run(folder.path(), &["inputs", ".", "--format", "jsonl"]);
        let path = |line: &str| {
            let listed: serde_json::Value = serde_json::from_str(line).expect("JSON");
            listed["path"].as_str().expect("a path").to_owned()
        };
        run.stdout.lines().map(path).collect()
    };
    let expected: Vec<String> = (0..150).map(|number| format!("{number:03}.txt")).collect();
    assert_eq!(paths(), expected);
    assert_eq!(paths(), expected);
}

/// Closed early, as `head` does it: what was found stays found.
#[cfg(unix)]
#[test]
fn a_closed_output_keeps_the_status_of_the_findings() {
    let article = crate::ARTICLE.repeat(2000);
    let folder = folder(&[
        (
            "onrecord.toml",
            "articles = ['a.md']\nreferences = ['council.txt']\n",
        ),
        ("a.md", &article),
        ("council.txt", crate::TRANSCRIPT),
        ("good.txt", GOOD),
    ]);
    let status = |command: &str| {
        let program = env!("CARGO_BIN_EXE_onrecord");
        let line = format!("set -o pipefail; '{program}' {command} 2>/dev/null | true");
        let status = Command::new("bash")
            .args(["-c", &line])
            .current_dir(folder.path())
            .status();
        status.expect("bash").code().expect("a status")
    };
    for format in ["human", "json", "github", "sarif"] {
        assert_eq!(status(&format!("lint --format {format}")), 1, "{format}");
    }
    assert_eq!(status("check a.md --against council.txt"), 1);
    assert_eq!(status("check good.txt --against none.txt"), 2);
    assert_eq!(status("compare 'It will pass.' 'It may pass.'"), 1);
    assert_eq!(status("compare 'It will pass.' 'It will pass.'"), 0);
    assert_eq!(status("extract a.md --format jsonl"), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_stay_two_names() {
    use std::os::unix::ffi::OsStrExt;

    let folder = folder(&[]);
    for name in [&b"a\xfe.txt"[..], b"a\xff.txt", b"a\n::error::b.txt"] {
        std::fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), GOOD).expect("a file");
    }
    let run = run(folder.path(), &["extract", ".", "--format", "jsonl"]);
    let paths: Vec<String> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|it| it["path"].as_str().expect("a path").to_owned())
        .collect();
    assert_eq!(paths, ["a\\x0a::error::b.txt", "a\\xfe.txt", "a\\xff.txt"]);
}

/// Run as somebody who may start no process: threads count as such.
#[cfg(target_os = "linux")]
#[test]
fn without_threads_one_does_everything() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder(&[("good.txt", GOOD)]);
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("permissions");
    let program = folder.path().join("onrecord");
    std::fs::copy(env!("CARGO_BIN_EXE_onrecord"), &program).expect("a copy");
    let line = "ulimit -u 1; exec \"$0\" extract good.txt --format jsonl";
    let shell = [
        std::ffi::OsStr::new("bash"),
        "-c".as_ref(),
        line.as_ref(),
        program.as_os_str(),
    ];
    // The superuser may start as many as there are.
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    let is_root = rustix::process::geteuid().is_root();
    let mut command = if is_root {
        let mut command = Command::new("setpriv");
        command.args(nobody).args(shell);
        command
    } else {
        let mut command = Command::new(shell[0]);
        command.args(&shell[1..]);
        command
    };
    let output = command.current_dir(folder.path()).output().expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("note: no threads to work with"), "{told}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("We won,"));
}

#[cfg(unix)]
#[test]
fn a_configuration_is_a_file_and_no_larger_than_one_can_be() {
    let patterns = |number: usize| {
        let list: Vec<String> = (0..number).map(|it| format!("'articles/{it}.md'")).collect();
        format!("articles = [{}]\n", list.join(", "))
    };
    let folder = folder(&[
        ("good.txt", GOOD),
        ("many.toml", &patterns(1001)),
        ("large.toml", &patterns(100_000)),
        ("wrong.toml", "\u{feff}"),
    ]);
    std::fs::write(folder.path().join("wrong.toml"), b"articles = ['\xff']\n").expect("a file");
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe.toml"))
        .status();
    assert!(made.expect("mkfifo").success());
    for (file, message) in [
        (
            "many.toml",
            "many.toml:1:12: more than the limit of 1000 patterns",
        ),
        (
            "large.toml",
            "large.toml: larger than the limit of 1048576 bytes for a configuration",
        ),
        ("wrong.toml", "wrong.toml: not UTF-8"),
        ("pipe.toml", "pipe.toml: a pipe or a device, not a file"),
        ("/dev/zero", "/dev/zero: a pipe or a device, not a file"),
    ] {
        let run = run(folder.path(), &["lint", "--config", file]);
        assert_eq!(run.status, 2, "{file}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}
