/** How far a map may be moved and drawn out. */

import { MercatorCoordinate, type LngLat, type Map as MapLibre } from "maplibre-gl";
import type { Sides } from "../api/types";
import { MIN_ZOOM, whole } from "./chart";

/** The width of the world at level 0, in pixels. */
const WORLD = 512;

/** The poles of Web Mercator, and half round the Earth. */
const EVERYWHERE: Sides = [-180, -85.0511, 180, 85.0511];

/**
 * Keeps a map within boxes: no level shows more than all of them, and of what lies beyond no more is seen than
 * the window's shape asks for. Without boxes it goes everywhere.
 */
export function confine(map: MapLibre, boxes: readonly Sides[]): void {
  const sides = around(boxes);
  const [west, south, east, north] = sides;
  const [first, last] = [MercatorCoordinate.fromLngLat([west, north]), MercatorCoordinate.fromLngLat([east, south])];
  map.setTransformConstrain((centre: LngLat, asked: number) => {
    const zoom = within(asked, map.getMinZoom(), map.getMaxZoom());
    const { clientWidth, clientHeight } = map.getContainer();
    const half = (pixels: number): number => pixels / (2 * WORLD * 2 ** zoom);
    const { x, y } = MercatorCoordinate.fromLngLat(centre);
    const middle = new MercatorCoordinate(
      inside(x, first.x, last.x, half(clientWidth)),
      inside(y, first.y, last.y, half(clientHeight)),
    );
    return { center: middle.toLngLat(), zoom };
  });
  map.setMinZoom(Math.max(MIN_ZOOM, boxes.length > 0 ? (whole(map, sides).zoom ?? MIN_ZOOM) : MIN_ZOOM));
}

/** A box about boxes, or about everything where there are none. */
function around(boxes: readonly Sides[]): Sides {
  if (boxes.length === 0) return EVERYWHERE;
  const all = (side: 0 | 1 | 2 | 3): number[] => boxes.map((box) => box[side]);
  return [Math.min(...all(0)), Math.min(...all(1)), Math.max(...all(2)), Math.max(...all(3))];
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** A middle whose surroundings, so far on either side, lie between two ends, or have those in their middle. */
function inside(middle: number, least: number, most: number, far: number): number {
  return most - least > 2 * far ? within(middle, least + far, most - far) : (least + most) / 2;
}
