//! The end of a server: what is in hand is answered.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use crate::client::{Answer, PATIENCE, Running};

#[cfg(unix)]
#[test]
fn a_signal_ends_it_after_what_is_in_hand() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Running::new();
        // An idle connection, one whose request takes a while, and one that listens.
        let _idle = server.connect();
        let ask = |path: &str| {
            let mut stream = server.connect();
            let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
            stream.write_all(head.as_bytes()).expect("it listens");
            stream
        };
        let mut events = ask("/api/events");
        let mut first = [0; 1];
        events.read_exact(&mut first).expect("it answers");
        let mut pictures: Vec<TcpStream> = (0..3)
            .map(|i| ask(&format!("/render/town.png?size=40{i}x300")))
            .collect();
        // They are in hand once another is answered that came later.
        assert_eq!(server.get("/healthz").status, 200);
        let begun = Instant::now();
        server.signal(signal);
        for picture in &mut pictures {
            let mut bytes = Vec::new();
            picture.read_to_end(&mut bytes).expect("an answer");
            let answer = Answer::read(&bytes);
            assert_eq!(answer.status, 200);
            assert_eq!(answer.line("content-length"), answer.body.len().to_string());
        }
        assert!(server.child.wait().expect("it ends").success(), "{signal}");
        // Not even for the idle one, of which no request came.
        assert!(begun.elapsed() < PATIENCE, "{signal}");
        assert!(TcpStream::connect(&server.address).is_err(), "{signal}");
    }
}

#[test]
fn a_port_that_is_taken_is_told() {
    let server = Running::new();
    let ran = server
        .env
        .run(&["serve", "--listen", &server.address])
        .code(1);
    let said = crate::test_env::stderr(&ran);
    assert!(
        said.contains("cannot listen on") && said.contains("--listen"),
        "{said}"
    );
}
