//! Reading in a process of its own, for formats whose readers a hostile file could take down.
//!
//! Bytes enter, the text of a PDF leaves, or an error: whatever the child does, within a bound on time and on memory.
//! The child is this program, called `onrecord pdf-text`; bytes go in on standard input, JSON comes out.

use std::io;
use std::io::Read;
use std::io::Write;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use onrecord::ingest;
use onrecord::ingest::Limits;
use onrecord::ingest::PdfText;
use onrecord::ingest::ReadError;
use serde::Deserialize;
use serde::Serialize;

use crate::status::Status;

/// How the child is called.
pub(crate) const CHILD: &str = "pdf-text";

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
}

/// Reads the text of a PDF in a child.
pub(crate) fn pdf_text(bytes: &[u8], limits: &Limits) -> Result<PdfText, ReadError> {
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
        .args([CHILD, "--memory", &limits.memory.to_string()])
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
        // A child that dies early closes the pipe; that is no error here.
        scope.spawn(move || drop(to.write_all(bytes)));
        scope.spawn(move || {
            let mut output = Vec::new();
            let _ = from.take(most).read_to_end(&mut output);
            let _ = send.send(output);
        });
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
    limit_memory(arguments.memory);
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

/// Asks the system for a bound on memory; without one the bound on time is left.
#[cfg(unix)]
fn limit_memory(bytes: u64) {
    use rustix::process::Resource;
    use rustix::process::Rlimit;
    use rustix::process::setrlimit;

    let limit = Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    let _ = setrlimit(Resource::As, limit);
    // A crash is expected here and worth no dump.
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
}

#[cfg(not(unix))]
fn limit_memory(_: u64) {}
