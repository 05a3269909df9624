-- Asks for tiles all over what is mapped, one after the other, with wrk:
--
--     wrk -t2 -c64 -d10s --latency -s benches/serve/tiles.lua http://127.0.0.1:8080 -- 12 17
--
-- The arguments are the first and the last zoom level. Where there are more tiles than a run asks for,
-- each is asked for once: cold. Few levels are soon all in the cache: warm.

-- What the built-in dataset maps: west, south, east, north.
local W, S, E, N = 37.4, 48.2, 38.6, 49.0
local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

local function column(lon, z) return math.floor((lon + 180) / 360 * 2 ^ z) end
local function row(lat, z)
  local r = math.rad(lat)
  return math.floor((1 - math.log(math.tan(r) + 1 / math.cos(r)) / math.pi) / 2 * 2 ^ z)
end

local paths, at = {}, 0

function init(args)
  local first, last = tonumber(args[1] or 12), tonumber(args[2] or args[1] or 12)
  local all = {}
  for z = first, last do
    for x = column(W, z), column(E, z) do
      for y = row(N, z), row(S, z) do
        all[#all + 1] = string.format("/tiles/article/2025-01-15/%d/%d/%d.png", z, x, y)
      end
    end
  end
  math.randomseed(1)
  for i = #all, 2, -1 do
    local j = math.random(i)
    all[i], all[j] = all[j], all[i]
  end
  for i, path in ipairs(all) do
    if i % 2 == id % 2 then paths[#paths + 1] = path end
  end
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
