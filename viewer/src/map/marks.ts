/** Shapes that the page itself draws on a map: gains and losses, the claimed ring, the asked position. */

import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from "maplibre-gl";
import type { ChangeCollection } from "../api/client";
import type { Distance, LonLat, Sides } from "../api/types";
import { geodesic, ring } from "../geo/geodesic";
import { BELOW_TILES } from "./chart";
import { hatch } from "./hatch";
import { palette, type Palette } from "./palette";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

/** The level from which on neighbouring villages do not lie on each other. */
const PLACES_FROM = 7.5;

/** Below the tiles, and so below their names. */
const BELOW = ["change-extent", "places", "claim-ring"];

type Layer = LayerSpecification & { source: string };

const is = (what: string) => ["==", ["get", "is"], what] as never;

function layers(colours: Palette): Layer[] {
  const change = (what: string) => ["==", ["get", "change"], what] as never;
  return [
    {
      id: "change-kept", type: "fill", source: "change", filter: change("kept"),
      paint: { "fill-color": colours.russia, "fill-opacity": 0.2 },
    },
    {
      id: "change-gained", type: "fill", source: "change", filter: change("gained"),
      paint: { "fill-color": colours.russia, "fill-opacity": 0.56 },
    },
    {
      id: "change-lost", type: "fill", source: "change", filter: change("lost"),
      paint: { "fill-color": colours.ukraine, "fill-opacity": 0.2 },
    },
    {
      id: "change-lost-hatch", type: "fill", source: "change", filter: change("lost"),
      paint: { "fill-pattern": "hatch-lost" },
    },
    {
      id: "change-extent", type: "line", source: "change", filter: is("extent"),
      paint: { "line-color": colours["quiet-ink"], "line-width": 1, "line-dasharray": [1, 2.5] },
    },
    {
      // A name that finds no room on a tile takes its dot with it.
      id: "places", type: "circle", source: "places", minzoom: PLACES_FROM,
      paint: {
        "circle-radius": 2.4, "circle-color": colours.paper, "circle-stroke-width": 1.6,
        "circle-stroke-color": colours.ink,
      },
    },
    {
      id: "claim-band", type: "fill", source: "claim", filter: is("band"),
      paint: { "fill-color": colours.claimed, "fill-opacity": 0.14 },
    },
    {
      id: "claim-ring", type: "line", source: "claim", filter: is("ring"),
      paint: { "line-color": colours.claimed, "line-width": 2, "line-dasharray": [4, 2] },
    },
    {
      id: "claim-casing", type: "line", source: "claim", filter: is("measured"),
      paint: { "line-color": colours.paper, "line-width": 5 },
    },
    {
      id: "claim-measured", type: "line", source: "claim", filter: is("measured"),
      paint: { "line-color": colours.measured, "line-width": 2.5 },
    },
    {
      id: "claim-ends", type: "circle", source: "claim", filter: is("end"),
      paint: {
        "circle-radius": 4, "circle-color": colours.measured, "circle-stroke-width": 2,
        "circle-stroke-color": colours.paper,
      },
    },
    {
      id: "point-casing", type: "line", source: "point", filter: is("line"),
      paint: { "line-color": colours.paper, "line-width": 4.5 },
    },
    {
      id: "point-lines", type: "line", source: "point", filter: is("line"),
      paint: { "line-color": colours.measured, "line-width": 2, "line-dasharray": [2, 1.5] },
    },
    {
      id: "point-ends", type: "circle", source: "point", filter: is("end"),
      paint: {
        "circle-radius": 3, "circle-color": colours.measured, "circle-stroke-width": 1.5,
        "circle-stroke-color": colours.paper,
      },
    },
    {
      id: "point", type: "circle", source: "point", filter: is("point"),
      paint: {
        "circle-radius": 6, "circle-color": colours.paper, "circle-stroke-width": 3.5,
        "circle-stroke-color": colours.ink,
      },
    },
  ];
}

const feature = (what: string, geometry: Geometry): Feature => ({ type: "Feature", properties: { is: what }, geometry });
const dot = (what: string, at: LonLat): Feature => feature(what, { type: "Point", coordinates: [...at] });
const line = (what: string, along: LonLat[]): Feature =>
  feature(what, { type: "LineString", coordinates: along.map((at) => [...at]) });

/** A claimed distance, from its least to its most, about a centre, and the distances that were measured. */
export interface ClaimedRing {
  readonly centre: LonLat;
  readonly low: number;
  readonly high: number;
  readonly measured: readonly {
    readonly from: LonLat;
    readonly azimuth: number;
    readonly metres: number;
    readonly at: LonLat;
  }[];
}

export class Marks {
  constructor(private readonly map: MapLibre) {
    const colours = palette();
    this.#addHatch(colours);
    for (const id of ["change", "places", "claim", "point"]) map.addSource(id, { type: "geojson", data: NOTHING, tolerance: 0 });
    for (const layer of layers(colours)) {
      const isBelowNames = layer.type === "fill" || BELOW.includes(layer.id);
      map.addLayer(layer, isBelowNames ? BELOW_TILES : undefined);
    }
  }

  /** Gains and losses, and the end of what was looked at for them, which is no line of contact. */
  change(collection: ChangeCollection | null, [west, south, east, north]: Sides): void {
    if (!collection) return this.#draw("change", NOTHING);
    const extent = line("extent", [[west, south], [east, south], [east, north], [west, north], [west, south]]);
    this.#draw("change", { type: "FeatureCollection", features: [...collection.features, extent] });
  }

  /** The places that the article tells of, below the tiles' own dots of them. */
  places(at: readonly LonLat[]): void {
    this.#draw("places", { type: "FeatureCollection", features: at.map((one) => dot("place", one)) });
  }

  claim(claimed: ClaimedRing | null): void {
    if (!claimed) return this.#draw("claim", NOTHING);
    const { centre, low, high, measured } = claimed;
    const [inner, outer] = [ring(centre, low), ring(centre, high)];
    const coordinates = (low > 0 ? [outer, inner.toReversed()] : [outer]).map((corners) => corners.map((at) => [...at]));
    this.#draw("claim", {
      type: "FeatureCollection",
      features: [
        feature("band", { type: "Polygon", coordinates }),
        ...(low > 0 ? [line("ring", inner)] : []),
        line("ring", outer),
        ...measured.map(({ from, azimuth, metres }) => line("measured", geodesic(from, azimuth, metres))),
        ...measured.flatMap(({ from, at }) => [dot("end", from), dot("end", at)]),
      ],
    });
  }

  /** The position that is asked about, and lines to what its distance was measured to. */
  point(at: LonLat | null, distances: readonly Distance[]): void {
    if (!at) return this.#draw("point", NOTHING);
    const lines = distances.map((to) => line("line", geodesic(at, to.azimuth_deg, to.distance_m)));
    const ends = distances.map((to) => dot("end", to.at));
    this.#draw("point", { type: "FeatureCollection", features: [...lines, ...ends, dot("point", at)] });
  }

  recolour(): void {
    const colours = palette();
    this.#addHatch(colours);
    for (const { id, paint } of layers(colours)) {
      for (const [key, value] of Object.entries(paint ?? {})) {
        this.map.setPaintProperty(id, key as never, value as never);
      }
    }
  }

  #addHatch(colours: Palette): void {
    const picture = hatch(colours.ukraine, 6, 1.6);
    if (this.map.hasImage("hatch-lost")) this.map.updateImage("hatch-lost", picture);
    else this.map.addImage("hatch-lost", picture, { pixelRatio: 2 });
  }

  #draw(source: string, data: FeatureCollection): void {
    void this.map.getSource<GeoJSONSource>(source)?.setData(data);
  }
}
