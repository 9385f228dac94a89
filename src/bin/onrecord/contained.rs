//! Reading in a process of its own, for formats whose readers a hostile file could take down.
//!
//! Bytes enter, the text of a PDF leaves, or an error: whatever the child does, within a bound on time and on memory.
//! The child is this program, called `onrecord pdf-text`; bytes go in on standard input, JSON comes out. It ends with its
//! parent, however that ends, and has a bound on time of its own; at most [`CHILDREN`] work at a time, which bounds
//! the memory of a run.

use std::io;
use std::io::Read;
use std::io::Write;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::mpsc;
use std::thread::Builder;
use std::time::Duration;
use std::time::Instant;

use onrecord::ingest;
use onrecord::ingest::Limits;
use onrecord::ingest::PdfText;
use onrecord::ingest::ReadError;
use serde::Deserialize;
use serde::Serialize;

use crate::status::Status;

/// How the child is called.
pub(crate) const CHILD: &str = "pdf-text";

/// How many children may work at a time. With the usual bound of 2 GiB for each that is 8 GiB at worst.
const CHILDREN: usize = 4;

/// Seconds that a child may go on after its parent should have stopped it.
const GRACE: u64 = 2;

/// How often a child looks whether its parent is there.
const WATCH: Duration = Duration::from_millis(200);

/// Children that may still be started.
static FREE: Mutex<usize> = Mutex::new(CHILDREN);
static FREED: Condvar = Condvar::new();

/// The right to start a child, until it is dropped.
struct Turn;

impl Turn {
    /// Waits for one; the time does not count for the file.
    fn wait() -> Self {
        // A count is right whatever happened while it was locked.
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = FREED
            .wait_while(free, |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *FREE.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        FREED.notify_one();
    }
}

/// What the child says.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Text(PdfText),
    Encrypted,
    Damaged(String),
}

/// What the child is told.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Bytes of memory it may use
    #[arg(long)]
    memory: u64,
    /// Seconds after which it ends in any case
    #[arg(long)]
    seconds: u64,
    /// The process without which it ends
    #[arg(long)]
    parent: u32,
}

/// Reads the text of a PDF in a child.
pub(crate) fn pdf_text(bytes: &[u8], limits: &Limits) -> Result<PdfText, ReadError> {
    let _turn = Turn::wait();
    let mut child = start(limits).map_err(|error| damaged(&format!("no process to read it in: {error}")))?;
    let output = talk(&mut child, bytes, limits);
    // Whether it is done or not: nothing of it is to stay.
    let _ = child.kill();
    let _ = child.wait();
    let Some(output) = output else {
        return Err(ReadError::TooSlow {
            seconds: limits.seconds,
        });
    };
    match serde_json::from_slice(&output) {
        Ok(Answer::Text(text)) => Ok(text),
        Ok(Answer::Encrypted) => Err(ReadError::Encrypted),
        Ok(Answer::Damaged(part)) => Err(ReadError::Damaged { part }),
        Err(_) => Err(damaged("reading it fails, or needs more memory than it may")),
    }
}

fn damaged(part: &str) -> ReadError {
    ReadError::Damaged {
        part: part.to_owned(),
    }
}

fn start(limits: &Limits) -> io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .arg(CHILD)
        .args(["--memory", &limits.memory.to_string()])
        .args(["--seconds", &limits.seconds.saturating_add(GRACE).to_string()])
        .args(["--parent", &std::process::id().to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Hands the child its bytes and takes what it says; `None` if it takes too long.
fn talk(child: &mut Child, bytes: &[u8], limits: &Limits) -> Option<Vec<u8>> {
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    let (send, receive) = mpsc::channel();
    let most = limits.bytes as u64;
    std::thread::scope(|scope| {
        // A child that dies early closes the pipe; that is no error here. Without a thread both pipes are closed.
        let write = Builder::new().spawn_scoped(scope, move || drop(to.write_all(bytes)));
        let read = Builder::new().spawn_scoped(scope, move || {
            let mut output = Vec::new();
            let _ = from.take(most).read_to_end(&mut output);
            let _ = send.send(output);
        });
        if write.is_err() || read.is_err() {
            let _ = child.kill();
            return Some(Vec::new());
        }
        let output = receive.recv_timeout(Duration::from_secs(limits.seconds));
        if output.is_err() {
            // Closes both pipes, so that both threads end.
            let _ = child.kill();
        }
        output.ok()
    })
}

/// The child: a PDF on standard input, JSON on standard output.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    limit(arguments);
    end_with_parent(arguments);
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let answer = match ingest::pdf_text(&bytes) {
        Ok(text) => Answer::Text(text),
        Err(ReadError::Encrypted) => Answer::Encrypted,
        Err(ReadError::Damaged { part }) => Answer::Damaged(part),
        Err(error) => Answer::Damaged(error.to_string()),
    };
    serde_json::to_writer(io::stdout().lock(), &answer)?;
    Ok(Status::Clean)
}

/// Ends this process when the parent has ended or the time is up: by the system where it does that, else by looking.
fn end_with_parent(arguments: &Arguments) {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    let (parent, end) = (
        arguments.parent,
        Instant::now().checked_add(Duration::from_secs(arguments.seconds)),
    );
    // It may have ended before the system was asked.
    if is_orphan(parent) {
        std::process::exit(1);
    }
    let watch = move || {
        while !is_orphan(parent) && end.is_none_or(|end| Instant::now() < end) {
            std::thread::sleep(WATCH);
        }
        std::process::exit(1);
    };
    // Without a thread the bound on processor time is left.
    let _ = Builder::new().stack_size(64 << 10).spawn(watch);
}

#[cfg(unix)]
fn is_orphan(parent: u32) -> bool {
    let now = rustix::process::getppid().map(|it| it.as_raw_nonzero().get().cast_unsigned());
    now != Some(parent)
}

#[cfg(not(unix))]
fn is_orphan(_: u32) -> bool {
    false
}

/// Asks the system for bounds on memory and processor time.
#[cfg(unix)]
fn limit(arguments: &Arguments) {
    use rustix::process::Resource;
    use rustix::process::Rlimit;
    use rustix::process::setrlimit;

    let most = |most: u64| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    let _ = setrlimit(Resource::As, most(arguments.memory));
    let _ = setrlimit(Resource::Cpu, most(arguments.seconds));
    // A crash is expected here and worth no dump.
    let _ = setrlimit(Resource::Core, most(0));
}

#[cfg(not(unix))]
fn limit(_: &Arguments) {}
