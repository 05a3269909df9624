/** Boxes of degrees, and what lies in them. */

import type { LonLat, Sides } from "../api/types";

const isIn = ([west, south, east, north]: Sides, [lon, lat]: LonLat): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/** A position with longitude and latitude swapped, where that lies in one of some boxes, and the position itself in none. */
export function swapped([lon, lat]: LonLat, boxes: readonly Sides[]): LonLat | null {
  const isMapped = (at: LonLat): boolean => boxes.some((box) => isIn(box, at));
  return !isMapped([lon, lat]) && isMapped([lat, lon]) ? [lat, lon] : null;
}
