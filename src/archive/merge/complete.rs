//! Whether all shards of a run are there.

use std::collections::BTreeMap;

use super::source::Source;
use crate::error::{Error, Result};

/// More shards than these that are missing are counted.
const MOST_NAMED: usize = 8;

/// Refuses a run of which a shard is missing or there twice. Archives that are no shards may be any.
pub(super) fn check(sources: &[Source]) -> Result<()> {
    let Some((first, whole)) = sources.iter().find_map(|s| Some((s, s.shard?))) else {
        return Ok(());
    };
    let mut known: BTreeMap<u32, &Source> = BTreeMap::new();
    for source in sources {
        let (path, first) = (source.path.display(), first.path.display());
        let Some(shard) = source.shard else {
            let what = format!("{path} is no shard, where {first} is shard {whole}");
            return Err(Error::failed(what).help("leave one of them out"));
        };
        if shard.parts() != whole.parts() {
            let what = format!("{path} is shard {shard}, where {first} is shard {whole}");
            return Err(Error::failed(what).help("name the shards of one division only"));
        }
        if let Some(twin) = known.insert(shard.part(), source) {
            let twin = twin.path.display();
            let what = format!("{twin} and {path} are both shard {shard}");
            return Err(Error::failed(what).help("leave one of them out"));
        }
    }
    let parts = whole.parts();
    let missing = (1..=parts).filter(|part| !known.contains_key(part));
    let named: Vec<String> = missing
        .take(MOST_NAMED)
        .map(|part| format!("{part}/{parts}"))
        .collect();
    let [one, ..] = named.as_slice() else {
        return Ok(());
    };
    let count = parts as usize - known.len();
    let what = match (count, count - named.len()) {
        (1, _) => format!("shard {one} is missing"),
        (_, 0) => format!("shards {} are missing", named.join(", ")),
        (_, more) => format!("shards {} and {more} more are missing", named.join(", ")),
    };
    Err(Error::failed(what).help(format!(
        "draw each by `bakhmut-map tiles` with --shard, as in --shard {one}, and name its file too"
    )))
}
