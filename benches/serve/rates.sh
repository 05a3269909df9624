#!/usr/bin/env bash
# What a server answers in a second, as a table of Markdown, and the memory that it takes:
#
#     bash benches/serve/rates.sh target/release/bakhmut-map [SECONDS] [MINUTES]
#
# Tiles of zoom levels 12 to 17, each asked for once (cold, of a server that has just begun), those of level
# 12 again and again (warm), and one still (warm), with 2, 64 and 512 connections, SECONDS (10) each; then
# warm tiles for MINUTES (10), with the resident memory before, at each minute and after. Needs wrk and an
# idle machine.
set -euo pipefail

program=$1
seconds=${2:-10}
minutes=${3:-10}
scripts=$(dirname "${BASH_SOURCE[0]}")
address=127.0.0.1:18099
still="http://$address/render/town.png?date=2025-01-15"

begin() {
    "$program" serve --listen "$address" --max-zoom 17 >/dev/null 2>&1 &
    server=$!
    until curl -sf "http://$address/healthz" >/dev/null; do sleep 0.1; done
}

end() {
    kill "$server"
    wait "$server" || true
}
trap 'kill "$server" 2>/dev/null || true' EXIT

memory() {
    awk '/VmRSS/ { printf "%d MB", $2 / 1024 }' "/proc/$server/status"
}

# A row of the table: what, connections, and the arguments of wrk.
row() {
    local what=$1 connections=$2
    shift 2
    wrk -t2 -c"$connections" -d"${seconds}s" --latency "$@" | awk -v what="$what" -v c="$connections" '
        $1 == "50%" { p50 = $2 }
        $1 == "99%" { p99 = $2 }
        $1 == "Requests/sec:" { rate = $2 }
        $1 == "Non-2xx" { wrong = ", " $NF " refused" }
        END { printf "| %s | %d | %.0f%s | %s | %s |\n", what, c, rate, wrong, p50, p99 }'
}

echo "| what | connections | answers a second | p50 | p99 |"
echo "|---|---|---|---|---|"
for connections in 2 64 512; do
    begin
    row "tiles, cold" "$connections" -s "$scripts/tiles.lua" "http://$address" -- 12 17
    end
done
begin
for connections in 2 64 512; do
    # Once through, so that all are kept.
    wrk -t2 -c2 -d2s -s "$scripts/tiles.lua" "http://$address" -- 12 12 >/dev/null
    row "tiles, warm" "$connections" -s "$scripts/tiles.lua" "http://$address" -- 12 12
done
curl -sf -o /dev/null "$still"
for connections in 2 64 512; do
    row "a still, warm" "$connections" "$still"
done
echo
echo "memory: $(memory)"
wrk -t2 -c64 -d"${minutes}m" -s "$scripts/tiles.lua" "http://$address" -- 12 17 >/dev/null &
for minute in $(seq "$minutes"); do
    sleep 60
    echo "after $minute min: $(memory)"
done
wait $!
end
