//! One answer: of the cache where it may still be used, or else of the server.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use http::request::Parts;
use http::{Request, Response, StatusCode, header};
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy};
use ureq::Agent;

use super::cache::{Cache, Kept};
use super::turns::Turns;
use crate::basemap::BasemapOptions;
use crate::error::{Error, Result};

/// How long an answer may take, all of it.
const ANSWER: Duration = Duration::from_secs(15);
/// How long to wait before a server that failed is asked once more.
const AGAIN: Duration = Duration::from_secs(1);
/// More bytes than a tile has.
const MOST_BYTES: u64 = 8 << 20;
/// Who asks, as the rules of tile servers want it.
const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// A server's answer with its body, or why there is none.
type Answered = std::result::Result<(Response<()>, Vec<u8>), ureq::Error>;

/// Asks a server, and remembers what it said.
#[derive(Debug)]
pub(super) struct Asker {
    agent: Agent,
    cache: Cache,
    turns: Turns,
    old: AtomicUsize,
    /// Why the server is asked no more.
    given_up: OnceLock<Error>,
    /// How long an answer may take, all of it.
    patience: Duration,
}

impl Asker {
    /// # Errors
    /// Failed where there is no folder for the answers.
    pub(super) fn new(options: BasemapOptions<'_>) -> Result<Asker> {
        let patience = options.timeout.unwrap_or(ANSWER);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(patience))
            .max_redirects(3)
            .user_agent(USER_AGENT)
            .build();
        Ok(Asker {
            agent: config.into(),
            cache: Cache::new(options.cache)?,
            turns: Turns::default(),
            old: AtomicUsize::new(0),
            given_up: OnceLock::new(),
            patience,
        })
    }

    /// How many answers were older than they should be, for the server gave none.
    pub(super) fn old(&self) -> usize {
        self.old.load(Ordering::Relaxed)
    }

    /// The bytes at an address; `None` where the server has none there.
    ///
    /// # Errors
    /// Failed where the server can't be reached, takes too long or refuses; that of the cache.
    pub(super) fn tile(&self, url: &str) -> Result<Option<Vec<u8>>> {
        let kept = self.answer(url)?;
        Ok((kept.status == StatusCode::OK.as_u16()).then_some(kept.body))
    }

    fn answer(&self, url: &str) -> Result<Kept> {
        let request = Request::get(url)
            .header(
                header::ACCEPT,
                "image/png, image/webp, image/jpeg, image/*;q=0.5",
            )
            .body(())
            .map_err(|cause| Error::failed(format!("cannot ask for {url}")).caused_by(cause))?;
        let Some(kept) = self.cache.find(url) else {
            let (parts, _) = request.clone().into_parts();
            let (answer, body) = self.send(&parts, url)?;
            return self.take(url, &request, &answer, body);
        };
        let parts = match kept.policy.before_request(&request, SystemTime::now()) {
            BeforeRequest::Fresh(_) => return Ok(kept),
            BeforeRequest::Stale { request, .. } => request,
        };
        let (answer, body) = match self.send(&parts, url) {
            Ok(answered) => answered,
            Err(_) if kept.may_grow_old => {
                self.old.fetch_add(1, Ordering::Relaxed);
                return Ok(kept);
            }
            Err(error) => return Err(error),
        };
        let answer = of_what_was_asked(answer, &parts);
        match kept
            .policy
            .after_response(&request, &answer, SystemTime::now())
        {
            AfterResponse::NotModified(policy, _) => {
                let kept = Kept { policy, ..kept };
                self.cache.keep(url, &kept)?;
                Ok(kept)
            }
            AfterResponse::Modified(..) => self.take(url, &request, &answer, body),
        }
    }

    /// Keeps an answer if it may be kept.
    fn take(
        &self,
        url: &str,
        request: &Request<()>,
        answer: &Response<()>,
        body: Vec<u8>,
    ) -> Result<Kept> {
        let kept = Kept {
            policy: policy(request, answer),
            status: answer.status().as_u16(),
            may_grow_old: may_grow_old(answer),
            body,
        };
        if kept.policy.is_storable() {
            self.cache.keep(url, &kept)?;
        }
        Ok(kept)
    }

    /// The server's answer, if it is one. A server that is down is not asked for any other tile.
    fn send(&self, request: &Parts, url: &str) -> Result<(Response<()>, Vec<u8>)> {
        self.turns.take(|| {
            if let Some(why) = self.given_up.get() {
                return Err(why.retold());
            }
            let answered = self.ask(request);
            let down = match &answered {
                Ok((answer, _)) => is_down(answer),
                Err(_) => true,
            };
            let judged = self.judge(answered, url);
            if let (true, Err(why)) = (down, &judged) {
                self.given_up.get_or_init(|| why.retold());
            }
            judged
        })
    }

    /// What came of asking; it is asked once more where the server failed.
    fn ask(&self, request: &Parts) -> Answered {
        match self.ask_once(request) {
            Ok((answer, body)) if !answer.status().is_server_error() => Ok((answer, body)),
            Err(ureq::Error::HostNotFound) => Err(ureq::Error::HostNotFound),
            _ => {
                thread::sleep(AGAIN);
                self.ask_once(request)
            }
        }
    }

    /// What came, if it can be used.
    fn judge(&self, answered: Answered, url: &str) -> Result<(Response<()>, Vec<u8>)> {
        // An address may hold a key.
        let shown = url.split('?').next().unwrap_or(url);
        let (answer, body) = answered.map_err(|cause| self.unanswered(shown, cause))?;
        let status = answer.status();
        let help = match status {
            StatusCode::OK if is_page(&answer) => {
                return Err(Error::failed(format!(
                    "cannot have the basemap's tile {shown}: the server sends a page, not a picture"
                ))
                .help("open the address in a browser and read the page: the template may be that of a map's page and not of its tiles, or the server may want a key"));
            }
            StatusCode::OK
            | StatusCode::NO_CONTENT
            | StatusCode::NOT_FOUND
            | StatusCode::GONE
            | StatusCode::NOT_MODIFIED => return Ok((answer, body)),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                "the server wants a key, or does not serve programs: see its terms of use"
            }
            StatusCode::TOO_MANY_REQUESTS => {
                "the server was asked too often: wait, and run it again; the tiles that came are kept"
            }
            _ => {
                "run it again later: the tiles that came are kept; or use a file, --basemap FILE.pmtiles"
            }
        };
        Err(Error::failed(format!(
            "cannot have the basemap's tile {shown}: the server says {status}"
        ))
        .help(help))
    }

    /// That no answer came.
    fn unanswered(&self, shown: &str, cause: ureq::Error) -> Error {
        const UP: &str = "see whether the network and the server are up, and run it again: the tiles that came are kept; or use a file, --basemap FILE.pmtiles";
        let seconds = match self.patience.as_secs() {
            1 => "a second".to_owned(),
            seconds => format!("{seconds} seconds"),
        };
        let refuses = |cause: &io::Error| cause.kind() == io::ErrorKind::ConnectionRefused;
        let (why, help) = match &cause {
            ureq::Error::Timeout(_) => (
                format!("the server gave no whole answer within {seconds}"),
                "run it again, and it goes on from the tiles that came; --basemap-timeout SECONDS waits longer",
            ),
            ureq::Error::HostNotFound => (
                "there is no server of that name, or no network".to_owned(),
                "see whether the address is right and the network is up; or use a file, --basemap FILE.pmtiles",
            ),
            ureq::Error::Io(cause) if refuses(cause) => {
                ("nobody answers at that address".to_owned(), UP)
            }
            ureq::Error::BodyExceedsLimit(most) => (
                format!("it has more than {} MB", most >> 20),
                "see whether the template is that of tiles",
            ),
            _ => {
                return Error::failed(format!("cannot have the basemap's tile {shown}"))
                    .caused_by(cause)
                    .help(UP);
            }
        };
        Error::failed(format!("cannot have the basemap's tile {shown}: {why}")).help(help)
    }

    fn ask_once(&self, request: &Parts) -> Answered {
        let answer = self.agent.run(Request::from_parts(request.clone(), ()))?;
        let (parts, body) = answer.into_parts();
        let body = body.into_with_config().limit(MOST_BYTES).read_to_vec()?;
        Ok((Response::from_parts(parts, ()), body))
    }
}

/// An answer, which if it is a 304 has the validators that the request had: a server may leave them out or
/// alter them, and it can mean nothing but the one answer that is kept (RFC 9111, section 4.3.4).
fn of_what_was_asked(mut answer: Response<()>, request: &Parts) -> Response<()> {
    if answer.status() != StatusCode::NOT_MODIFIED {
        return answer;
    }
    for (validator, condition) in [
        (header::ETAG, header::IF_NONE_MATCH),
        (header::LAST_MODIFIED, header::IF_MODIFIED_SINCE),
    ] {
        match request.headers.get(condition) {
            Some(asked) => answer.headers_mut().insert(validator, asked.clone()),
            None => answer.headers_mut().remove(validator),
        };
    }
    answer
}

/// Whether a server that answers so has none for anything else either.
fn is_down(answer: &Response<()>) -> bool {
    let status = answer.status();
    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
}

/// Whether an answer is a page to be read.
fn is_page(answer: &Response<()>) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.trim_start().to_ascii_lowercase().starts_with("text/")
}

/// What a cache of one user may do with an answer.
fn policy(request: &Request<()>, answer: &Response<()>) -> CachePolicy {
    let options = CacheOptions {
        shared: false,
        ..CacheOptions::default()
    };
    CachePolicy::new_options(request, answer, SystemTime::now(), options)
}

/// Whether an answer may be used when it is too old and the server gives none (RFC 9111, section 4.2.4).
fn may_grow_old(answer: &Response<()>) -> bool {
    let control = answer.headers().get_all(header::CACHE_CONTROL).iter();
    let mut words = control.filter_map(|value| value.to_str().ok());
    !words.any(|words| words.contains("must-revalidate") || words.contains("no-cache"))
}
