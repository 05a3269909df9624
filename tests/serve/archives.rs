//! Archives of tiles, by ranges of their bytes.

use crate::client::Running;
use crate::test_env::TestEnv;

fn with_archive() -> (Running, Vec<u8>) {
    let env = TestEnv::new();
    let args = [
        "tiles",
        "--date",
        "2025-01",
        "-z",
        "8",
        "-o",
        "front.pmtiles",
    ];
    env.run(&args).success();
    let bytes = env.read("front.pmtiles");
    (Running::start(env, &["--archive", "front.pmtiles"]), bytes)
}

#[test]
fn ranges_are_parts_of_the_archive() {
    let (server, file) = with_archive();
    let path = "/archives/front.pmtiles";
    let whole = server.get(path);
    assert!(whole.body == file);
    assert_eq!(whole.line("accept-ranges"), "bytes");
    assert_eq!(whole.line("content-type"), "application/vnd.pmtiles");
    let length = file.len();
    for (range, first, last) in [
        ("bytes=0-126".to_owned(), 0, 126),
        ("bytes=-10".to_owned(), length - 10, length - 1),
        (format!("bytes={}-", length - 5), length - 5, length - 1),
        (format!("bytes=100-{}", length * 2), 100, length - 1),
    ] {
        let part = server.ask("GET", path, &[&format!("Range: {range}")]);
        assert_eq!(part.status, 206, "{range}");
        assert!(part.body == file[first..=last], "{range}");
        assert_eq!(
            part.line("content-range"),
            format!("bytes {first}-{last}/{length}")
        );
        assert_eq!(part.line("etag"), whole.line("etag"));
    }
    let beyond = server.ask("GET", path, &[&format!("Range: bytes={length}-")]);
    beyond.refuses(416);
    assert_eq!(beyond.line("content-range"), format!("bytes */{length}"));
    // Of another version no part is sent.
    let range = ["Range: bytes=0-9", "If-Range: \"other\""];
    assert_eq!(server.ask("GET", path, &range).body.len(), length);
    let tag = format!("If-Range: {}", whole.line("etag"));
    assert_eq!(
        server
            .ask("GET", path, &["Range: bytes=0-9", &tag])
            .body
            .len(),
        10
    );
    let known = format!("If-None-Match: {}", whole.line("etag"));
    assert_eq!(server.ask("GET", path, &[&known]).status, 304);
    let dates = server.get("/api/dates").json();
    assert_eq!(dates["archives"][0], path);
}

#[test]
fn nothing_beside_it_is_served() {
    let (server, _) = with_archive();
    for path in [
        "/archives/other.pmtiles",
        "/archives/..%2ffront.pmtiles",
        "/archives/%2e%2e%2fetc%2fpasswd",
        "/archives/../front.pmtiles",
        "/archives/",
    ] {
        server.get(path).refuses(404);
    }
}

#[test]
fn what_is_no_archive_is_refused_at_the_start() {
    let env = TestEnv::new();
    std::fs::write(env.path("map.png"), "x").expect("a file");
    std::fs::write(env.path("map.pmtiles"), "x").expect("a file");
    let args = ["serve", "--listen", "127.0.0.1:0", "--archive"];
    env.run(&[&args[..], &["map.png"]].concat()).code(2);
    env.run(&[&args[..], &["map.pmtiles"]].concat()).code(1);
    env.run(&[&args[..], &["none.pmtiles"]].concat()).code(1);
}
