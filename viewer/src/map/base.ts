/** The ground below the zones: land, lakes, rivers, towns, roads and railways, of the geodata in use. */

import type {
  FilterSpecification, GeoJSONSource, LayerSpecification, Map as MapLibre, StyleSpecification,
} from "maplibre-gl";
import { address } from "../api/client";
import type { Sides } from "../api/types";
import { fading } from "./edge";
import type { Palette } from "./palette";

/** The server's files, each a source under its name. */
const SOURCES = ["countries", "context"] as const;

const file = (name: string): string => address(`${name}.geojson`);

/** A ground that is wider, in degrees, goes round the Earth. */
const ALL_ROUND = 350;

/** The level from which on what surrounds the zones is drawn: farther out it is a tangle that ends in the open. */
const NEAR = 7;

const kind = (kind: string): FilterSpecification => ["==", ["get", "kind"], kind];

/** The layers of the ground, the lowest first. */
function layers(colours: Palette): LayerSpecification[] {
  const line = { "line-cap": "round", "line-join": "round" } as const;
  const width = (least: number, most: number) =>
    ["interpolate", ["exponential", 1.5], ["zoom"], 6, least, 13, most] as never;
  const context = { source: "context", minzoom: NEAR } as const;
  return [
    { id: "water", type: "background", paint: { "background-color": colours.water } },
    {
      id: "land",
      type: "fill",
      source: "countries",
      paint: { "fill-color": ["case", ["==", ["get", "iso"], "UA"], colours.land, colours["foreign-land"]] },
    },
    {
      id: "settlements",
      type: "fill",
      ...context,
      filter: kind("settlement"),
      paint: { "fill-color": colours.settlement, "fill-outline-color": colours["settlement-edge"] },
    },
    {
      id: "lakes",
      type: "fill",
      ...context,
      filter: kind("lake"),
      paint: { "fill-color": colours.water },
    },
    {
      id: "rivers",
      type: "line",
      ...context,
      filter: kind("river"),
      layout: line,
      paint: { "line-color": colours["water-line"], "line-width": width(0.8, 3), "line-opacity": 0.8 },
    },
    {
      id: "road-casings",
      type: "line",
      ...context,
      filter: kind("road"),
      layout: line,
      paint: { "line-color": colours["road-casing"], "line-width": width(1.1, 6), "line-opacity": 0.6 },
    },
    {
      id: "roads",
      type: "line",
      ...context,
      filter: kind("road"),
      layout: line,
      minzoom: 8,
      paint: { "line-color": colours.road, "line-width": width(0.4, 4) },
    },
    {
      id: "railways",
      type: "line",
      ...context,
      filter: kind("railway"),
      minzoom: 8,
      paint: {
        "line-color": colours.railway,
        "line-width": width(0.5, 2),
        "line-dasharray": [5, 2],
        "line-opacity": 0.6,
      },
    },
    {
      id: "edge",
      type: "fill",
      source: "edge",
      paint: { "fill-color": colours.paper, "fill-opacity": ["get", "opacity"], "fill-antialias": false },
    },
  ];
}

export function ground(colours: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(SOURCES.map((name) => [name, { type: "geojson", data: file(name) }])),
      edge: { type: "geojson", data: fading(null), tolerance: 0 },
    },
    layers: layers(colours),
  };
}

/** Asks the server for its files again, which it may answer by saying that they are the same. */
export function reload(map: MapLibre): void {
  for (const name of SOURCES) void map.getSource<GeoJSONSource>(name)?.setData(file(name));
}

/** How far there is land or sea on the map; `null` where that is everywhere, or nowhere. */
export async function groundBox(map: MapLibre): Promise<Sides | null> {
  const bounds = await map.getSource<GeoJSONSource>("countries")?.getBounds();
  if (!bounds || bounds.isEmpty()) return null;
  const [west, south, east, north] = bounds.toArray().flat() as [number, number, number, number];
  return east - west < ALL_ROUND ? [west, south, east, north] : null;
}

/** Lets the ground fade towards the sides of a box. */
export function fade(map: MapLibre, box: Sides | null): void {
  void map.getSource<GeoJSONSource>("edge")?.setData(fading(box));
}

/** The layers' paint in other colours. */
export function paints(colours: Palette): [layer: string, key: string, value: unknown][] {
  return layers(colours).flatMap(({ id, paint }) =>
    Object.entries(paint ?? {}).map(([key, value]): [string, string, unknown] => [id, key, value]),
  );
}
