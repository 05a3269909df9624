//! A server of one tile for all places, on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a server answers a request with, given its lines.
type Answer = dyn Fn(&[String]) -> Option<Vec<u8>> + Send + Sync;

/// Answers until the test ends.
pub(crate) struct TileServer {
    address: String,
    /// The first line of every request.
    asked: Arc<Mutex<Vec<String>>>,
}

impl TileServer {
    /// A server that answers so; with nothing it says nothing, and keeps the connection.
    pub(crate) fn new(
        answer: impl Fn(&[String]) -> Option<Vec<u8>> + Send + Sync + 'static,
    ) -> TileServer {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("an address").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, log): (Arc<Answer>, _) = (Arc::new(answer), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || serve(stream, &*answer, &log));
            }
        });
        TileServer { address, asked }
    }

    /// The template of its tiles' addresses.
    pub(crate) fn template(&self) -> String {
        format!("http://{}/{{z}}/{{x}}/{{y}}.png?key=secret", self.address)
    }

    /// How many requests there were.
    pub(crate) fn asked(&self) -> usize {
        self.asked.lock().expect("no test failed within").len()
    }
}

/// A picture as an answer, with these lines of its head.
pub(crate) fn found(head: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {length}\r\n{head}\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// An answer of a status alone.
pub(crate) fn status(line: &str) -> Vec<u8> {
    format!("HTTP/1.1 {line}\r\nContent-Length: 0\r\n\r\n").into_bytes()
}

fn serve(stream: TcpStream, answer: &Answer, log: &Mutex<Vec<String>>) {
    let Ok(mut out) = stream.try_clone() else {
        return;
    };
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    loop {
        let request: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        let Some(first) = request.first() else { return };
        log.lock()
            .expect("no test failed within")
            .push(first.clone());
        match answer(&request) {
            Some(bytes) if out.write_all(&bytes).is_ok() => {}
            Some(_) => return,
            None => thread::park(),
        }
    }
}
