//! What is measured and checked: the JSON of the commands, byte for byte.

use std::time::Instant;

use crate::client::{PATIENCE, Running};

fn printed(server: &Running, args: &[&str]) -> Vec<u8> {
    let args = [args, &["--format", "json"]].concat();
    server.env.run(&args).get_output().stdout.clone()
}

#[test]
fn facts_are_those_of_the_commands() {
    let server = Running::new();
    for (path, args) in [
        ("/api/check", &["check"][..]),
        ("/api/check?date=2023-02", &["check", "--date", "2023-02"]),
        ("/api/check?lang=uk", &["check", "--lang", "uk"]),
        (
            "/api/measure?lonlat=38.0008,48.5947",
            &["measure", "--lonlat", "38.0008,48.5947"],
        ),
        (
            "/api/measure?lonlat=38.2,48.5&date=2023-02&dataset=article",
            &["measure", "--lonlat", "38.2,48.5", "--date", "2023-02"],
        ),
        // Latitude first, of which a warning tells.
        (
            "/api/measure?lonlat=48.555,38.0294",
            &["measure", "--lonlat", "48.555,38.0294"],
        ),
        // Beyond what the dataset maps.
        (
            "/api/measure?lonlat=30.5,50.45",
            &["measure", "--lonlat", "30.5,50.45"],
        ),
        (
            "/api/diff?from=2023-02&to=2025-01",
            &["diff", "2023-02", "2025-01"],
        ),
    ] {
        let got = server.get(path);
        assert_eq!(
            (got.status, got.line("content-type")),
            (200, "application/json"),
            "{path}"
        );
        assert!(
            got.body == printed(&server, args),
            "{path}:\n{}",
            got.text()
        );
    }
}

#[test]
fn a_position_is_told_who_holds_it_since_when_and_by_whom() {
    let server = Running::new();
    let found = server
        .get("/api/measure?lonlat=38.0008,48.5947&date=2025-01")
        .json();
    let all = found["measured"].as_array().expect("a list");
    let holder = all
        .iter()
        .find(|one| one["held_by"].is_object())
        .expect("a holder");
    assert_eq!(holder["held_by"]["controller"], "RU");
    assert_eq!(holder["since"]["first"], "2023-05-21");
    assert_eq!(holder["since"]["not_yet"], "2023-02-27");
    assert!(
        !holder["zone"]["sources"]
            .as_array()
            .expect("sources")
            .is_empty()
    );
    let front = all
        .iter()
        .find(|one| one["to"] == "front")
        .expect("a front");
    assert!(front["low_m"].as_f64() < front["high_m"].as_f64());
}

#[test]
fn where_no_line_of_contact_is_measured_to_the_reason_is_told() {
    let server = Running::new();
    for (lonlat, reason) in [
        ("30.5,50.45", "place-not-mapped"),
        // Horlivka.
        ("38.0925,48.3336", "nearest-not-mapped"),
    ] {
        let found = server.get(&format!("/api/measure?lonlat={lonlat}")).json();
        let mut all = found["measured"].as_array().expect("a list").iter();
        let front = all.find(|one| one["to"] == "front").expect("a front");
        assert!(front["distance_m"].is_null(), "{front}");
        assert_eq!(front["reason"], reason);
        assert_eq!(front["dataset"], "article");
    }
}

#[test]
fn gains_and_losses_are_shapes() {
    let server = Running::new();
    let found = server.get("/api/diff.geojson?from=2023-02&to=2025-01");
    assert_eq!(found.line("content-type"), "application/geo+json");
    let json = found.json();
    let kinds: Vec<&str> = json["features"]
        .as_array()
        .expect("features")
        .iter()
        .map(|feature| feature["properties"]["change"].as_str().expect("a word"))
        .collect();
    assert!(
        kinds.contains(&"gained") && kinds.contains(&"kept"),
        "{kinds:?}"
    );
}

#[test]
fn a_position_of_swapped_degrees_is_warned_of() {
    let server = Running::new();
    let warning = |lonlat: &str| {
        let found = server.get(&format!("/api/measure?lonlat={lonlat}")).json();
        found["warning"].as_str().map(str::to_owned)
    };
    let said = warning("48.555,38.0294").expect("a warning");
    assert!(said.contains("did you mean 38.0294,48.555?"), "{said}");
    assert_eq!(warning("38.0294,48.555"), None);
}

#[test]
fn a_wrong_query_is_told_in_words() {
    let server = Running::new();
    for (path, detail, help) in [
        ("/api/measure", "the query has no lonlat", "add lonlat=…"),
        (
            "/api/measure?lonlat=38,48&place=Bakhmut",
            "the query's \"place\" is not known",
            "there is lonlat, date, dataset",
        ),
        (
            "/api/check?lang=en&lang=uk",
            "the query has lang twice",
            "give it once",
        ),
    ] {
        let problem = server.get(path).json();
        let said = |name: &str| problem[name].as_str().expect("a text").to_owned();
        assert!(said("detail").starts_with(detail), "{problem}");
        assert!(said("help").starts_with(help), "{problem}");
    }
    // What the library tells by the names of options, too.
    let early = server.get("/render/front.png?date=1999").json();
    let help = early["help"].as_str().expect("a text");
    assert!(help.ends_with("try date=2022-10-15"), "{help}");
}

#[test]
fn wrong_questions_are_refused() {
    let server = Running::new();
    for path in [
        "/api/measure",
        "/api/measure?lonlat=200,50",
        "/api/measure?lonlat=nan,50",
        "/api/measure?lonlat=38",
        "/api/measure?lonlat=38,48&date=x",
        "/api/measure?lonlat=38,48&place=Bakhmut",
        "/api/diff?from=2023",
        "/api/diff?from=x&to=2023",
        "/api/check?date=2023-13",
        "/api/check?claims=/etc/passwd",
        "/api/check?lang=de",
    ] {
        server.get(path).refuses(400);
    }
    for path in [
        "/api/check?dataset=nobody",
        "/api/measure?lonlat=38,48&dataset=nobody",
        "/api/diff?from=2001&to=2002",
    ] {
        server.get(path).refuses(404);
    }
}

#[test]
fn the_server_tells_of_itself() {
    let server = Running::new();
    assert_eq!(server.get("/healthz").json()["status"], "ok");
    for _ in 0..2 {
        server.get("/tiles/article/2025-01/10/619/354.png");
    }
    let metrics = server.get("/metrics").text();
    for line in [
        "bakhmut_map_http_requests_total{route=\"/tiles/{dataset}/{date}/{z}/{x}/{y}\",status=\"200\"} 2",
        "bakhmut_map_cache_lookups_total{outcome=\"hit\"} 1",
        "bakhmut_map_cache_lookups_total{outcome=\"miss\"} 1",
    ] {
        assert!(metrics.lines().any(|one| one == line), "{line}\n{metrics}");
    }
    // A client sees that its connection ends a moment before the server has counted that.
    let begun = Instant::now();
    loop {
        let metrics = server.get("/metrics").text();
        if metrics
            .lines()
            .any(|one| one == "bakhmut_map_connections 1")
        {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "{metrics}");
    }
    let document = server.get("/openapi.json").json();
    assert_eq!(document["openapi"], "3.1.0");
    let page = server.get("/");
    assert_eq!(page.line("content-type"), "text/html; charset=utf-8");
}
