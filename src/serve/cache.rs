//! Caches that are bounded by the bytes of what they hold.

use std::hash::Hash;

use quick_cache::Weighter;
use quick_cache::sync::Cache as QuickCache;

/// What tells how many bytes it takes.
pub(crate) trait Weigh {
    /// About how many bytes of memory it takes.
    fn weight(&self) -> u64;
}

/// Weighs by what a value says of itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ByWeight;

impl<K, V: Weigh> Weighter<K, V> for ByWeight {
    fn weight(&self, key: &K, value: &V) -> u64 {
        /// Of an entry: its place in the cache, and what the value is held by.
        const ENTRY: u64 = 128;
        ENTRY + size_of_val(key) as u64 + value.weight()
    }
}

/// A cache that is bounded by the bytes of what it holds; what was asked for of late stays.
pub(crate) type Cache<K, V> = QuickCache<K, V, ByWeight>;

/// A cache of so many bytes, of values that have about so many each.
pub(crate) fn cache<K: Eq + Hash, V: Weigh + Clone>(bytes: u64, each: u64) -> Cache<K, V> {
    let items = usize::try_from(bytes / each).unwrap_or(usize::MAX).max(1);
    QuickCache::with_weighter(items, bytes, ByWeight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone)]
    struct Bytes(u64);

    impl Weigh for Bytes {
        fn weight(&self) -> u64 {
            self.0
        }
    }

    #[test]
    fn a_cache_holds_no_more_bytes_than_it_may() {
        let cache = cache::<u32, Bytes>(100_000, 1000);
        for key in 0..10_000 {
            cache.insert(key, Bytes(u64::from(key % 7) * 300));
            assert!(cache.weight() <= 100_000);
        }
        assert!(cache.len() > 50);
    }
}
