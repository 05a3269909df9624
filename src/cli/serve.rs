//! `serve`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::ValueEnum;

/// Arguments of `serve`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map serve                               on http://127.0.0.1:8080
  bakhmut-map serve --listen 127.0.0.1:0          on a port that is free, which it prints
  bakhmut-map --geodata mine serve                a saved file shows within a second
  bakhmut-map serve --archive relief.pmtiles      beside the maps, at /archives/relief.pmtiles
  bakhmut-map serve --log json --verbose          a line of JSON for each request",
    after_help = "It prints its address, and goes on until Ctrl-C or SIGTERM, which has it answer what it has in \
        hand; docs/serve.md tells what it answers.

Exit codes: 0 it was ended, 1 nobody can listen there or requests in hand took too long, 2 the command \
        line is wrong, 3 the geodata are not valid."
)]
pub(crate) struct ServeArgs {
    /// Address and port to listen on; port 0 takes one that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,

    /// Name by which browsers may call the server beside localhost and its address; may be given more than once
    #[arg(long = "allow-host", value_name = "NAME")]
    pub(crate) allowed_hosts: Vec<String>,

    /// Address at which browsers reach the server, where a proxy stands before it
    #[arg(long, value_name = "URL", value_parser = super::value::address)]
    pub(crate) served_at: Option<String>,

    /// PMTiles file to serve as it is, by ranges of its bytes; may be given more than once
    #[arg(long = "archive", value_name = "FILE")]
    pub(crate) archives: Vec<PathBuf>,

    /// The deepest zoom level of tiles
    #[arg(long, value_name = "N", default_value_t = 14, value_parser = super::tiles::zoom())]
    pub(crate) max_zoom: u8,

    /// Megabytes of finished tiles and pictures to keep in memory
    #[arg(long, value_name = "MB", default_value_t = 128,
          value_parser = clap::value_parser!(u64).range(1..=65536))]
    pub(crate) cache: u64,

    /// Form of the log on standard error
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) log: LogForm,
}

/// The form of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogForm {
    /// A line for people
    Text,
    /// A line of JSON
    Json,
}
