//! A server in a folder of its own, and what it answers.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::test_env::TestEnv;

/// Long enough for the slowest machine: a test fails by it, and never passes by it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A server that runs until the test ends.
pub(crate) struct Running {
    pub(crate) env: TestEnv,
    pub(crate) child: Child,
    /// `127.0.0.1:` and its port.
    pub(crate) address: String,
}

impl Running {
    /// One of the built-in geodata.
    pub(crate) fn new() -> Running {
        Running::start(TestEnv::new(), &[])
    }

    /// One with more options, in a folder that may hold geodata.
    pub(crate) fn start(env: TestEnv, more: &[&str]) -> Running {
        let args = [&["serve", "--listen", "127.0.0.1:0"], more].concat();
        let mut child = env
            .command(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("standard output");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("http://").expect("its address");
        Running {
            env,
            child,
            address: address.to_owned(),
        }
    }

    /// What it answers a GET.
    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// What it answers, with these lines of the request's head.
    #[track_caller]
    pub(crate) fn ask(&self, method: &str, path: &str, head: &[&str]) -> Answer {
        let mut lines = vec![format!("{method} {path} HTTP/1.1")];
        lines.push(format!("Host: {}", self.address));
        lines.extend(head.iter().map(|line| (*line).to_owned()));
        lines.push("Connection: close".to_owned());
        self.send(&format!("{}\r\n\r\n", lines.join("\r\n")))
    }

    /// What it answers to these bytes.
    #[track_caller]
    pub(crate) fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut bytes = Vec::new();
        // A refused request may end with a reset, after the answer.
        let _ = stream.read_to_end(&mut bytes);
        Answer::read(&bytes)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        stream
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([name, &self.child.id().to_string()])
            .status();
        assert!(sent.expect("kill runs").success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// By name in lower case.
    pub(crate) head: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    pub(crate) fn read(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        assert!(end.is_some(), "{:?}", String::from_utf8_lossy(bytes));
        let end = end.expect("a head");
        let head = std::str::from_utf8(&bytes[..end]).expect("a head is text");
        let mut lines = head.split("\r\n");
        let first = lines.next().expect("a first line");
        let status = first.split(' ').nth(1).expect("a status");
        let head: BTreeMap<String, String> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let body = &bytes[end + 4..];
        let is_chunked = head
            .get("transfer-encoding")
            .is_some_and(|how| how == "chunked");
        Answer {
            status: status.parse().expect("a number"),
            body: if is_chunked {
                unchunked(body)
            } else {
                body.to_vec()
            },
            head,
        }
    }

    /// A line of its head.
    #[track_caller]
    pub(crate) fn line(&self, name: &str) -> &str {
        assert!(self.head.contains_key(name), "no {name} in {:?}", self.head);
        &self.head[name]
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Checks that it is a refusal as RFC 9457 has them.
    #[track_caller]
    pub(crate) fn refuses(&self, status: u16) {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.line("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], status);
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(!detail.is_empty() && !problem["title"].as_str().expect("a title").is_empty());
    }
}

fn unchunked(mut bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = bytes.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&bytes[..end]).expect("a size");
        let size = usize::from_str_radix(size, 16).expect("a size");
        let chunk = &bytes[end + 2..];
        body.extend_from_slice(&chunk[..size.min(chunk.len())]);
        if size == 0 || chunk.len() < size + 2 {
            break;
        }
        bytes = &chunk[size + 2..];
    }
    body
}
