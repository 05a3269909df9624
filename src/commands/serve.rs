//! `serve`: the maps over HTTP, until it is ended.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use bakhmut_map::error::{Error, Result};
use bakhmut_map::serve::{Limits, Options, Server};
use tracing_subscriber::filter::LevelFilter;

use super::INTERRUPTED;
use super::console::Console;
use super::validate::today;
use crate::cli::{LogForm, ServeArgs};

/// Serves until it is asked to end.
pub(crate) fn run(args: &ServeArgs, geodata: Option<&Path>, console: Console) -> Result<()> {
    log(args.log, console);
    let server = Server::bind(options(args, geodata)?)?;
    let stop = server.stop();
    let is_asked = AtomicBool::new(false);
    ctrlc::set_handler(move || {
        if is_asked.swap(true, Ordering::Relaxed) {
            // A second one does not wait for what is in hand.
            std::process::exit(INTERRUPTED.into());
        }
        stop.stop();
    })
    .map_err(|cause| Error::failed(format!("cannot listen for Ctrl-C: {cause}")))?;
    console.result(&format!("http://{}", server.address()))?;
    console.note("Ctrl-C ends it");
    server.run()?;
    console.note("stopped");
    Ok(())
}

fn options(args: &ServeArgs, geodata: Option<&Path>) -> Result<Options> {
    // So that a wrong SOURCE_DATE_EPOCH is told at once.
    today()?;
    let mut allowed_hosts = args.allowed_hosts.clone();
    allowed_hosts.extend(args.served_at.as_deref().and_then(host));
    Ok(Options {
        listen: args.listen,
        allowed_hosts,
        served_at: args.served_at.clone(),
        archives: args.archives.clone(),
        geodata: geodata.map(Path::to_owned),
        max_zoom: args.max_zoom,
        cache_bytes: args.cache << 20,
        today,
        limits: Limits::default(),
    })
}

/// The host of an address, without its port.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split('/').next()?;
    let bare = match host.rsplit_once(':') {
        Some((bare, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => bare,
        _ => host,
    };
    Some(bare.to_owned())
}

/// Has what the server tells go to standard error: of each request only where details are asked for.
fn log(form: LogForm, console: Console) {
    let level = match (console.is_quiet(), console.is_verbose()) {
        (true, _) => LevelFilter::WARN,
        (_, true) => LevelFilter::DEBUG,
        _ => LevelFilter::INFO,
    };
    let log = tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_max_level(level)
        .with_target(false);
    match form {
        LogForm::Text => log.with_ansi(false).init(),
        LogForm::Json => log.json().flatten_event(true).init(),
    }
}
