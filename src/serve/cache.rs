//! Caches that are bounded by the bytes of what they hold.

use std::hash::Hash;

use quick_cache::sync::{Cache as QuickCache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

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

/// A cache of so many bytes, of values that have `usual` bytes or so each. One of up to `largest` bytes is
/// kept too: a cache is of parts with a lock each, none of which holds more than the part has room for.
pub(crate) fn cache<K: Eq + Hash, V: Weigh + Clone>(
    bytes: u64,
    usual: u64,
    largest: u64,
) -> Cache<K, V> {
    let count = |bytes| usize::try_from(bytes).unwrap_or(usize::MAX).max(1);
    let options = OptionsBuilder::new()
        .estimated_items_capacity(count(bytes / usual))
        .weight_capacity(bytes)
        .shards(count(bytes / (4 * largest)).min(64))
        .build();
    // Both capacities are given.
    let options = options.expect("options of a cache");
    let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
    QuickCache::with_options(options, ByWeight, hasher, lifecycle)
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
        let cache = cache::<u32, Bytes>(100_000, 1000, 1800);
        for key in 0..10_000 {
            cache.insert(key, Bytes(u64::from(key % 7) * 300));
            assert!(cache.weight() <= 100_000);
        }
        assert!(cache.len() > 50);
    }
    #[test]
    fn a_large_value_is_kept_among_many_small_ones() {
        let cache = cache::<u32, Bytes>(64 << 20, 16 << 10, 12 << 20);
        cache.insert(0, Bytes(12 << 20));
        for key in 1..1000 {
            cache.insert(key, Bytes(16 << 10));
        }
        assert!(cache.get(&0).is_some());
    }
}
