//! Runs that are stopped while they work: the earlier result or the new one, no half, no file and no child left over.

use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use crate::ARTICLE;
use crate::TRANSCRIPT;
use crate::folder;

/// Moments at which each command is stopped; `ONRECORD_MOMENTS` asks for more.
fn moments() -> u32 {
    let more = std::env::var("ONRECORD_MOMENTS")
        .ok()
        .and_then(|it| it.parse().ok());
    more.unwrap_or(4)
}

const COMMANDS: [&[&str]; 2] = [
    &[
        "report",
        "articles",
        "--all",
        "--format",
        "html",
        "-o",
        "result.html",
    ],
    &[
        "check",
        "articles",
        "--against",
        "transcripts",
        "--format",
        "json",
        "-o",
        "result.json",
    ],
];

/// Enough to work on for a while, with files that are read in a child.
fn repository() -> tempfile::TempDir {
    let folder = folder(&[("transcripts/council.txt", TRANSCRIPT)]);
    let put = |name: String, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    let pdf = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats/groff.pdf");
    let pdf = std::fs::read(pdf).expect("a fixture");
    for number in 0..16 {
        put(
            format!("articles/{number}.md"),
            ARTICLE.replace("June", &format!("the {number}th")).as_bytes(),
        );
        put(format!("articles/{number}.pdf"), &pdf);
    }
    folder
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command
        .current_dir(folder)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The two results there may be, the path of the result, and how long a run takes.
struct Stage {
    before: Vec<u8>,
    after: Vec<u8>,
    takes: Duration,
}

fn stage(folder: &Path, arguments: &[&str], result: &Path) -> Stage {
    let run = || {
        let start = Instant::now();
        let status = program(folder, arguments).status().expect("it runs");
        assert!(matches!(status.code(), Some(0 | 1)), "{status}");
        (std::fs::read(result).expect("the result"), start.elapsed())
    };
    let (after, takes) = run();
    // An earlier result is told from the new one by what stands behind it.
    let mut before = after.clone();
    before.extend(b"\n\n");
    Stage { before, after, takes }
}

/// Processes that were started for a parent.
fn children(parent: u32) -> usize {
    let argument = format!("--parent\0{parent}\0");
    let all = std::fs::read_dir("/proc").expect("processes").flatten();
    all.filter_map(|it| std::fs::read(it.path().join("cmdline")).ok())
        .filter(|line| String::from_utf8_lossy(line).contains(&argument))
        .count()
}

fn names(folder: &Path) -> Vec<String> {
    let all = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = all
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Removes hidden files that are not expected.
fn remove_unfinished(folder: &Path, expected: &[String]) {
    for name in names(folder) {
        if name.starts_with('.') && !expected.contains(&name) {
            std::fs::remove_file(folder.join(name)).expect("a file");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_at_any_moment_leaves_the_earlier_result_or_the_new_one() {
    let folder = repository();
    for arguments in COMMANDS {
        let result = folder.path().join(arguments.last().expect("a file"));
        let stage = stage(folder.path(), arguments, &result);
        let expected = names(folder.path());
        let (mut old, mut new) = (0, 0);
        for moment in 0..moments() {
            // The last third of the moments is about the end, when the result is written.
            let part = f64::from(moment + 1) / f64::from(moments());
            let wait = stage.takes.mul_f64(if part > 0.67 {
                0.85 + 0.5 * (part - 0.67)
            } else {
                part
            });
            for signal in [Signal::KILL, Signal::INT, Signal::TERM] {
                std::fs::write(&result, &stage.before).expect("the earlier result");
                let mut child = program(folder.path(), arguments).spawn().expect("it runs");
                std::thread::sleep(wait);
                let id = Pid::from_raw(i32::try_from(child.id()).expect("fits")).expect("a process");
                let _ = kill_process(id, signal);
                child.wait().expect("it ends");
                let found = std::fs::read(&result).expect("a result");
                if found == stage.before {
                    old += 1;
                } else {
                    assert_eq!(found.len(), stage.after.len(), "half a result after {wait:?}");
                    assert_eq!(found, stage.after);
                    new += 1;
                }
                if signal == Signal::KILL {
                    // Nothing can tidy up after itself then; what is left over is not the result.
                    remove_unfinished(folder.path(), &expected);
                }
                assert_eq!(names(folder.path()), expected, "a file is left over");
                // A child has its own watch, which looks five times a second.
                let start = Instant::now();
                while children(child.id()) > 0 {
                    assert!(start.elapsed() < Duration::from_secs(5), "a child is left over");
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
        }
        println!("{}: {old} earlier results, {new} new ones", arguments[0]);
        assert!(old > 0, "{old} earlier results, {new} new ones");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_earlier_result() {
    let folder = repository();
    for arguments in COMMANDS {
        let result = folder.path().join(arguments.last().expect("a file"));
        let stage = stage(folder.path(), arguments, &result);
        let expected = names(folder.path());
        let blocks = stage.after.len() / 1024;
        assert!(blocks > 4, "the result is too small");
        for moment in 0..moments() as usize {
            std::fs::write(&result, &stage.before).expect("the earlier result");
            let room = blocks * moment / moments() as usize;
            let status = Command::new("bash")
                .arg("-c")
                .arg(format!("ulimit -f {room}; exec \"$0\" \"$@\""))
                .arg(env!("CARGO_BIN_EXE_onrecord"))
                .args(arguments)
                .current_dir(folder.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .expect("it runs");
            assert!(!status.success(), "{status} with room for {room} KiB");
            assert!(
                std::fs::read(&result).expect("a result") == stage.before,
                "lost with room for {room} KiB"
            );
            assert_eq!(names(folder.path()), expected, "a file is left over");
        }
    }
}

/// A device that is full says so without a signal.
#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_an_error() {
    let folder = folder(&[
        ("articles/a.md", ARTICLE),
        ("transcripts/council.txt", TRANSCRIPT),
    ]);
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .current_dir(folder.path())
        .args(["check", "articles", "--against", "transcripts", "-o", "/dev/full"])
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.contains("/dev/full: cannot be written: No space left"),
        "{told}"
    );
}

/// A hostile PDF that would be read for an hour, and a parent that is killed: the child ends by itself.
#[cfg(target_os = "linux")]
#[test]
fn a_child_ends_with_its_parent() {
    let folder = folder(&[]);
    std::fs::write(folder.path().join("deep.pdf"), crate::hostile::endless_pdf()).expect("a file");
    for signal in [Signal::KILL, Signal::TERM] {
        let mut parent = program(folder.path(), &["extract", "deep.pdf", "--max-seconds", "3600"])
            .spawn()
            .expect("it runs");
        let start = Instant::now();
        while children(parent.id()) == 0 {
            assert!(
                parent.try_wait().expect("a status").is_none(),
                "it is read at once"
            );
            assert!(start.elapsed() < Duration::from_mins(1), "no child");
            std::thread::sleep(Duration::from_millis(5));
        }
        let id = Pid::from_raw(i32::try_from(parent.id()).expect("fits")).expect("a process");
        kill_process(id, signal).expect("a signal");
        parent.wait().expect("it ends");
        let start = Instant::now();
        while children(parent.id()) > 0 {
            assert!(start.elapsed() < Duration::from_secs(5), "the child goes on");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// However many files there are, only so many children work at once.
#[cfg(target_os = "linux")]
#[test]
fn few_children_work_at_a_time() {
    let folder = folder(&[]);
    for number in 0..12 {
        std::fs::write(
            folder.path().join(format!("{number}.pdf")),
            crate::hostile::endless_pdf(),
        )
        .expect("a file");
    }
    let mut parent = program(folder.path(), &["extract", ".", "--max-seconds", "1"])
        .env("RAYON_NUM_THREADS", "12")
        .spawn()
        .expect("it runs");
    let mut most = 0;
    while parent.try_wait().expect("a status").is_none() {
        most = most.max(children(parent.id()));
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!((1..=4).contains(&most), "{most} children");
}
