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

/// No request that is sent where another may be is lost.
#[cfg(unix)]
#[test]
fn clients_are_told_before_their_connection_is_closed() {
    let mut server = Running::new();
    let request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let asking: Vec<_> = (0..8)
        .map(|_| {
            let mut stream = server.connect();
            std::thread::spawn(move || {
                let mut bytes = [0; 4096];
                loop {
                    stream.write_all(request.as_bytes()).expect("it is open");
                    let count = stream.read(&mut bytes).expect("an answer");
                    let answer = Answer::read(&bytes[..count]);
                    assert_eq!(answer.status, 200);
                    if answer
                        .head
                        .get("connection")
                        .is_some_and(|how| how == "close")
                    {
                        break;
                    }
                }
            })
        })
        .collect();
    std::thread::sleep(std::time::Duration::from_millis(500));
    server.signal("-TERM");
    for one in asking {
        one.join().expect("all were answered");
    }
    assert!(server.child.wait().expect("it ends").success());
}
