//! The server as browsers and their enemies call it.

#[path = "serve/archives.rs"]
mod archives;
#[path = "serve/client.rs"]
mod client;
#[path = "serve/facts.rs"]
mod facts;
#[path = "serve/heads.rs"]
mod heads;
#[path = "serve/hostile.rs"]
mod hostile;
#[path = "serve/live.rs"]
mod live;
#[path = "serve/stills.rs"]
mod stills;
#[path = "serve/stop.rs"]
mod stop;
#[path = "support/test_env.rs"]
mod test_env;
#[path = "serve/tiles.rs"]
mod tiles;
