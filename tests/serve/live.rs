//! What is saved is served, as long as it is sound; pages are told.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use serde_json::Value;

use crate::client::Running;
use crate::test_env::TestEnv;

const FILE: &str = "mine/zones/article/2025-01-15.geojson";

/// A server of a folder with one snapshot of its own, and that snapshot's text.
fn with_folder() -> (Running, String) {
    let env = TestEnv::new();
    env.copy("geodata/zones/article", "mine/zones/article");
    let text = fs::read_to_string(env.path(FILE)).expect("zones");
    (Running::start(env, &["--geodata", "mine"]), text)
}

/// Hears events, one after the other.
struct Listening(BufReader<TcpStream>);

impl Listening {
    fn new(server: &Running) -> Listening {
        let mut stream = server.connect();
        let request = format!(
            "GET /api/events HTTP/1.1\r\nHost: {}\r\n\r\n",
            server.address
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        Listening(BufReader::new(stream))
    }

    /// The next event's name and data.
    fn next(&mut self) -> (String, Value) {
        let mut name = String::new();
        loop {
            let mut line = String::new();
            assert!(
                self.0.read_line(&mut line).expect("an event") > 0,
                "it ended"
            );
            if let Some(found) = line.strip_prefix("event: ") {
                name = found.trim().to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (name, serde_json::from_str(data).expect("JSON"));
            }
        }
    }
}

fn save(path: PathBuf, text: &str) {
    fs::write(path, text).expect("saved");
}

#[test]
fn a_save_is_served_and_a_fault_keeps_the_last_good() {
    let (server, text) = with_folder();
    let tile = "/tiles/article/2025-01/10/619/354.png";
    let first = server.get(tile);
    let mut events = Listening::new(&server);
    let (name, data) = events.next();
    assert_eq!(name, "data");
    assert_eq!(data["hash"], server.get("/api/dates").json()["hash"]);

    let changed = text.replace("\"status\": \"assessed\"", "\"status\": \"claimed\"");
    assert!(changed != text);
    save(server.env.path(FILE), &changed);
    let (name, now) = events.next();
    assert_eq!(
        (name.as_str(), &now["changed"][0]),
        ("data", &"zones/article/2025-01-15.geojson".into())
    );
    assert_ne!(now["hash"], data["hash"]);
    let second = server.get(tile);
    assert!(second.body != first.body);
    assert_ne!(second.line("etag"), first.line("etag"));

    let broken = changed.replacen("\"Polygon\"", "\"Polygone\"", 1);
    save(server.env.path(FILE), &broken);
    let (name, fault) = events.next();
    assert_eq!(name, "invalid");
    let finding = &fault["findings"][0];
    assert_eq!(finding["file"], FILE);
    assert!(finding["line"].as_u64() > Some(1), "{finding}");
    assert!(
        finding["message"]
            .as_str()
            .expect("words")
            .contains("Polygone")
    );
    assert!(server.get(tile).body == second.body);
    assert!(server.get("/zones/article/2025-01.geojson").text() == changed);
    // Who comes later hears of it too.
    let mut late = Listening::new(&server);
    assert_eq!([late.next().0, late.next().0], ["data", "invalid"]);

    save(server.env.path(FILE), &text);
    let (name, back) = events.next();
    assert_eq!((name.as_str(), &back["hash"]), ("data", &data["hash"]));
    assert!(server.get(tile).body == first.body);
}

/// What another file has taken away, no snapshot may still name.
#[test]
fn a_file_that_others_rest_on_is_held_against_them() {
    let (server, _) = with_folder();
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/sources.toml");
    let sources = fs::read_to_string(sources).expect("sources");
    let mut events = Listening::new(&server);
    events.next();
    let broken = sources.replace("[nz", "[an-other-nz");
    save(
        server.env.path("mine/sources.toml"),
        &broken.replace("[isw", "[an-other-isw"),
    );
    let (name, fault) = events.next();
    assert_eq!(name, "invalid", "{fault}");
    assert_eq!(
        server.get("/tiles/article/2025-01/10/619/354.png").status,
        200
    );
}

#[test]
fn geodata_that_are_not_valid_are_refused_at_the_start() {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones/article")).expect("a folder");
    fs::write(env.path(FILE), "{}").expect("a file");
    let args = ["serve", "--listen", "127.0.0.1:0", "--geodata", "mine"];
    env.run(&args).code(3);
}

#[test]
fn no_more_listen_than_there_is_room_for() {
    let server = Running::new();
    let all: Vec<Listening> = (0..64)
        .map(|_| {
            let mut one = Listening::new(&server);
            one.next();
            one
        })
        .collect();
    let refused = server.get("/api/events");
    refused.refuses(503);
    assert_eq!(refused.line("retry-after"), "1");
    assert_eq!(server.get("/healthz").status, 200);
    drop(all);
}
