//! `list`.

use crate::test_env::TestEnv;

/// The lines of a list, each in its columns.
#[track_caller]
fn list(what: &str) -> Vec<Vec<String>> {
    let env = TestEnv::new();
    let ran = env.run(&["list", what]).success().stderr_eq("");
    assert!(env.tree().is_empty());
    let text = String::from_utf8(ran.get_output().stdout.clone()).expect("text in UTF-8");
    let columns = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().map(columns).collect()
}

#[test]
fn dates() {
    let dates = [
        "2022-10-15",
        "2022-12-15",
        "2023-02-27",
        "2023-05-21",
        "2023-08-24",
        "2023-12-18",
        "2025-01-15",
    ];
    assert_eq!(list("dates"), dates.map(|date| [date, "article"]));
}

#[test]
fn views() {
    let views = list("views");
    let ids: Vec<&str> = views.iter().map(|view| &*view[0]).collect();
    assert_eq!(ids, ["town", "front", "border"]);
    assert!(
        views
            .iter()
            .all(|view| view.len() == 2 && !view[1].is_empty())
    );
}

#[test]
fn places() {
    let places = list("places");
    assert!(places.len() >= 45, "{}", places.len());
    assert!(places.iter().all(|place| place.len() == 5));
    let find = |id: &str| places.iter().find(|place| place[0] == id).cloned();
    let bakhmut = find("bakhmut").expect("Bakhmut is a place");
    assert_eq!(bakhmut[1..4], ["Bakhmut", "city", "48.5947 N 38.0008 E"]);
    for (id, name) in [
        ("ivanhrad", "Ivanhrad"),
        ("yahidne", "Yahidne"),
        ("khromove", "Khromove"),
    ] {
        let place = find(id).unwrap_or_else(|| panic!("no {id}"));
        assert_eq!(place[1..3], [name, "village"]);
        assert!(
            place[4].starts_with("± ") && place[4].ends_with(" m"),
            "{place:?}"
        );
    }
}

#[test]
fn datasets() {
    let datasets = list("datasets");
    assert_eq!(datasets.len(), 1);
    assert_eq!(
        (&*datasets[0][0], &*datasets[0][2]),
        ("article", "2022-10-15 to 2025-01-15")
    );
}

#[test]
fn claims() {
    let claims = list("claims");
    assert_eq!(claims[0][0], "border-distance");
    assert!(claims[0][1].contains("just over 120 miles from the Russian border"));
    assert_eq!(
        claims[0][2],
        "border-distance: just over 120 miles (193 km)"
    );
}
