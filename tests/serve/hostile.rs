//! Clients that mean harm: they are refused, and others are answered all the while.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::client::{Answer, PATIENCE, Running};

#[test]
fn a_wrong_request_is_refused() {
    let server = Running::new();
    let long = format!("/{}", "a".repeat(3000));
    server.get(&long).refuses(414);
    let with_body = server.ask("GET", "/healthz", &["Content-Length: 5"]);
    with_body.refuses(413);
    server
        .send("GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n")
        .refuses(400);
    for host in ["evil.example", "127.0.0.1.evil.example", ""] {
        let request = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        server.send(&request).refuses(421);
    }
    let named = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(server.send(named).status, 200);
    // What is no HTTP at all, and a head without end.
    assert_eq!(server.send("\u{16}\u{3}\u{1}nonsense\r\n\r\n").status, 400);
    let endless = format!("GET / HTTP/1.1\r\nX: {}\r\n", "a".repeat(200_000));
    assert_eq!(server.send(&endless).status, 431);
    let lines: String = (0..200).map(|i| format!("X-{i}: a\r\n")).collect();
    assert_eq!(
        server
            .send(&format!("GET / HTTP/1.1\r\n{lines}\r\n"))
            .status,
        431
    );
}

#[test]
fn no_path_leads_out() {
    let server = Running::new();
    for path in [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/assets//etc/passwd",
        "/assets/%00",
        "/zones/..%2f..%2f/geodata.toml",
        "/zones/article/..%2f..%2fsources.toml",
        "/zones/article%2f2025-01-15.geojson/x",
        "/tiles/..%2farticle/2025-01-15.json",
        "/render/..%5c..%5ctown.png",
        "/render/%2e%2e%2ftown.png",
        "//evil.example/",
    ] {
        let answer = server.get(path);
        assert!(
            (400..=404).contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.text().contains("root:"), "{path}");
    }
    assert!(server.env.tree().is_empty(), "nothing is written");
    // Not UTF-8.
    server.get("/zones/%ff%fe/2025-01-15.geojson").refuses(400);
}

/// More connections than there may be, none of which says anything, or all of it slowly.
#[test]
fn who_opens_connections_and_says_nothing_keeps_nobody_out() {
    let server = Running::new();
    let mut silent: Vec<TcpStream> = Vec::new();
    for i in 0..1500 {
        // This machine may let a process have fewer.
        let Ok(mut stream) = TcpStream::connect(&server.address) else {
            break;
        };
        if i % 2 == 0 {
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: loc");
        }
        silent.push(stream);
        if i % 100 == 99 {
            let begun = Instant::now();
            assert_eq!(server.get("/healthz").status, 200, "{i}");
            assert!(begun.elapsed() < PATIENCE / 10, "{i}");
        }
    }
    assert!(silent.len() > 500);
    assert_eq!(
        server.get("/tiles/article/2025-01/9/309/176.png").status,
        200
    );
}

#[test]
fn a_head_that_takes_too_long_is_not_waited_for() {
    let server = Running::new();
    let mut slow = server.connect();
    slow.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        .expect("it listens");
    let begun = Instant::now();
    let mut bytes = Vec::new();
    let _ = slow.read_to_end(&mut bytes);
    let waited = begun.elapsed();
    assert!(
        waited > Duration::from_secs(5) && waited < PATIENCE,
        "{waited:?}"
    );
    if !bytes.is_empty() {
        assert_eq!(Answer::read(&bytes).status, 408);
    }
}
