//! Stills: the bytes of the command line.

use crate::client::Running;
use crate::test_env::TestEnv;

#[test]
fn a_still_is_that_of_the_command_line() {
    let server = Running::new();
    for (query, args) in [
        ("?date=2025-01", vec!["--date", "2025-01"]),
        (
            "?date=2023-05&lang=uk&theme=dark&size=600x500&scale=2",
            vec![
                "--date", "2023-05", "--lang", "uk", "--theme", "dark", "--size", "600x500",
                "--scale", "2",
            ],
        ),
        (
            "?date=2025-01-15&layout=tall&projection=web-mercator&lang=en+uk",
            vec![
                "--date",
                "2025-01-15",
                "--layout",
                "tall",
                "--projection",
                "web-mercator",
                "--lang",
                "en+uk",
            ],
        ),
    ] {
        let args = [
            &["render", "--view", "town", "-o", "town.png", "--force"],
            &args[..],
        ]
        .concat();
        server.env.run(&args).success();
        let got = server.get(&format!("/render/town.png{query}"));
        assert_eq!(got.status, 200, "{}", got.text());
        assert!(got.body == server.env.read("town.png"), "{query}");
    }
}

/// What changed, as `diff` draws it.
#[test]
fn a_still_of_a_change_is_that_of_diff() {
    let server = Running::new();
    for (view, query, args) in [
        ("front", "from=2023-12&to=2025-01", &["--view", "front"][..]),
        (
            "town",
            "from=2023-05-21&to=2025-01-15&dataset=article&lang=uk&theme=dark&layout=tall&scale=2",
            &[
                "--view",
                "town",
                "--dataset",
                "article",
                "--lang",
                "uk",
                "--theme",
                "dark",
                "--size",
                "360x900",
                "--scale",
                "2",
            ],
        ),
    ] {
        let dates = query.split('&').take(2);
        let dates: Vec<&str> = dates
            .filter_map(|one| Some(one.split_once('=')?.1))
            .collect();
        let figure = ["--figure", "change.png", "--force"];
        server
            .env
            .run(&[&["diff"], &dates[..], args, &figure].concat())
            .success();
        let got = server.get(&format!("/render/{view}.png?{query}"));
        assert_eq!(got.status, 200, "{}", got.text());
        assert!(got.body == server.env.read("change.png"), "{query}");
        let again = format!("If-None-Match: {}", got.line("etag"));
        let path = format!("/render/{view}.png?{query}");
        assert_eq!(server.ask("GET", &path, &[&again]).status, 304);
    }
}

/// Two datasets, as `compare` and `render` draw them.
#[test]
fn a_still_of_two_datasets_is_that_of_compare() {
    let env = TestEnv::new();
    env.copy("geodata/zones/article", "mine/zones/other");
    for day in ["2023-12-18", "2025-01-15"] {
        std::fs::remove_file(env.path(&format!("mine/zones/other/{day}.geojson")))
            .expect("removed");
    }
    let server = Running::start(env, &["--geodata", "mine"]);
    let look = ["--date", "2025-01", "--view", "front", "--geodata", "mine"];
    let compare = [
        "compare", "article", "other", "--figure", "both.png", "--lang", "uk",
    ];
    server.env.run(&[&compare[..], &look].concat()).success();
    let render = [
        "render",
        "--dataset",
        "article,other",
        "-o",
        "same.png",
        "--lang",
        "uk",
    ];
    server.env.run(&[&render[..], &look].concat()).success();
    let path = "/render/front.png?dataset=article,other&date=2025-01&lang=uk";
    let got = server.get(path);
    assert_eq!(got.status, 200, "{}", got.text());
    assert!(got.body == server.env.read("both.png") && got.body == server.env.read("same.png"));
    // Of two datasets nothing says what changed.
    let both = "/render/front.png?dataset=article,other&from=2023-12&to=2025-01";
    server.get(both).refuses(400);
}
