/** Where the ground ends: it fades there, for the end of what is mapped is no coast. */

import type { Feature, FeatureCollection } from "geojson";
import type { Sides } from "../api/types";

/** The part of the ground's width over which it fades, and in how many steps. */
const FADE = 0.08;
const STEPS = 24;

/** The whole of Web Mercator's square. */
const WORLD: Sides = [-180, -85.0511, 180, 85.0511];

/**
 * Frames that, one on another, cover what lies beyond a box wholly and its margin the more the farther out, each
 * with its `opacity`.
 */
export function fading(box: Sides | null): FeatureCollection {
  if (!box) return { type: "FeatureCollection", features: [] };
  const [west, south, east, north] = box;
  const margin = FADE * (east - west);
  // As wide on the map upwards as sideways.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const frame = (step: number): Feature => {
    const inset = margin * (1 - step / (STEPS - 1));
    const hole: Sides = [west + inset, south + inset * squeeze, east - inset, north - inset * squeeze];
    return {
      type: "Feature",
      // All that are seen through it have let through as much as is left of the steps.
      properties: { opacity: 1 / (STEPS - step) },
      geometry: { type: "Polygon", coordinates: [corners(WORLD), corners(hole).toReversed()] },
    };
  };
  return { type: "FeatureCollection", features: Array.from({ length: STEPS }, (_, step) => frame(step)) };
}

/** Counter-clockwise and closed. */
function corners([west, south, east, north]: Sides): [number, number][] {
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}
