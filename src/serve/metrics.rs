//! What the server counts, as Prometheus reads it (OpenMetrics 1.0).

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// By what requests are told apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: &'static str,
    status: u16,
}

/// By what times are told apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Routed {
    route: &'static str,
}

/// By what is found in the cache, or taken over.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

/// Upper bounds of the times that are counted together, in seconds.
const SECONDS: [f64; 11] = [
    0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0,
];

/// What stands when it is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    pub(crate) connections: usize,
    pub(crate) dropped: u64,
    pub(crate) running: usize,
    pub(crate) waiting: usize,
    pub(crate) refused: u64,
    pub(crate) cached_bytes: u64,
    pub(crate) listeners: usize,
}

/// What the server counts.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Routed, Histogram, fn() -> Histogram>,
    cache: Family<Outcome, Counter>,
    reloads: Family<Outcome, Counter>,
    /// The fields of [`Standing`], in their order.
    standing: [Gauge; 7],
}

impl Metrics {
    pub(crate) fn new() -> Metrics {
        let mut registry = Registry::with_prefix("bakhmut_map");
        let requests = Family::<Answered, Counter>::default();
        registry.register(
            "http_requests",
            "Requests answered, by route and status",
            requests.clone(),
        );
        let histogram: fn() -> Histogram = || Histogram::new(SECONDS);
        let seconds = Family::new_with_constructor(histogram);
        registry.register_with_unit(
            "http_request_duration",
            "Time until an answer begins, by route",
            Unit::Seconds,
            seconds.clone(),
        );
        let cache = Family::<Outcome, Counter>::default();
        registry.register(
            "cache_lookups",
            "Pictures found in the cache, and made",
            cache.clone(),
        );
        let reloads = Family::<Outcome, Counter>::default();
        registry.register(
            "reloads",
            "Changes of the geodata taken over, and refused",
            reloads.clone(),
        );
        let standing = [
            ("connections", "Open connections"),
            (
                "connections_dropped",
                "Connections that had to go for others",
            ),
            ("work_running", "Pictures and measurements being made"),
            ("work_waiting", "Pictures and measurements that wait"),
            (
                "work_refused",
                "Pictures and measurements refused, or not waited for",
            ),
            ("cache_bytes", "Bytes of finished pictures that are kept"),
            ("event_listeners", "Pages that listen for changes"),
        ];
        let standing = standing.map(|(name, help)| {
            let gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        });
        Metrics {
            registry,
            requests,
            seconds,
            cache,
            reloads,
            standing,
        }
    }

    /// A request was answered.
    pub(crate) fn answered(&self, route: &'static str, status: u16, after: Duration) {
        let answered = Answered { route, status };
        self.requests.get_or_create(&answered).inc();
        let time = self.seconds.get_or_create(&Routed { route });
        time.observe(after.as_secs_f64());
    }

    /// A picture was looked for in the cache.
    pub(crate) fn cached(&self, is_found: bool) {
        let outcome = if is_found { "hit" } else { "miss" };
        self.cache.get_or_create(&Outcome { outcome }).inc();
    }

    /// Geodata were saved.
    pub(crate) fn reloads(&self, are_sound: bool) {
        let outcome = if are_sound { "taken" } else { "refused" };
        self.reloads.get_or_create(&Outcome { outcome }).inc();
    }

    /// All of it as text.
    pub(crate) fn text(&self, standing: Standing) -> String {
        let values = [
            standing.connections as u64,
            standing.dropped,
            standing.running as u64,
            standing.waiting as u64,
            standing.refused,
            standing.cached_bytes,
            standing.listeners as u64,
        ];
        for (gauge, value) in self.standing.iter().zip(values) {
            gauge.set(i64::try_from(value).unwrap_or(i64::MAX));
        }
        let mut text = String::new();
        // Writing to a string fails never.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_told() {
        let metrics = Metrics::new();
        metrics.answered("/healthz", 200, Duration::from_micros(300));
        metrics.cached(true);
        metrics.reloads(false);
        let text = metrics.text(Standing {
            connections: 3,
            ..Standing::default()
        });
        for line in [
            "bakhmut_map_http_requests_total{route=\"/healthz\",status=\"200\"} 1",
            "bakhmut_map_http_request_duration_seconds_bucket{le=\"0.0005\",route=\"/healthz\"} 1",
            "bakhmut_map_cache_lookups_total{outcome=\"hit\"} 1",
            "bakhmut_map_reloads_total{outcome=\"refused\"} 1",
            "bakhmut_map_connections 3",
            "# EOF",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}\n{text}");
        }
    }
}
