/** One map: the ground, and the places at which layers are put above it. */

import { Map as MapLibre, setWorkerUrl, type LngLatBoundsLike, type LngLatLike } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { Camera } from "../state/state";
import type { Sides } from "../api/types";
import { ground, paints } from "./base";
import { palette } from "./palette";

setWorkerUrl(new URL(workerUrl, document.baseURI).href);

/** Empty layers that hold the order: areas and rings lie below the tiles and their names, and other marks above them. */
export const BELOW_TILES = "below-tiles";
export const ABOVE_TILES = "above-tiles";

const box = ([west, south, east, north]: Sides): LngLatBoundsLike => [west, south, east, north];

/** At this level a continent and its neighbours go into the least of windows. */
export const MIN_ZOOM = 2;

/**
 * Where a box is seen wholly, at a whole level of zoom: only there are the letters of the tiles as large and as
 * sharp as they were drawn.
 */
export function whole(map: MapLibre, extent: Sides): { center?: LngLatLike; zoom?: number } {
  const { center, zoom } = map.cameraForBounds(box(extent), { padding: 12 }) ?? {};
  return center && zoom !== undefined ? { center, zoom: Math.floor(zoom) } : {};
}

/** Makes a map of the ground in an element, and waits until layers can be put on it. */
export async function chart(
  container: HTMLElement,
  camera: Camera | null,
  extent: Sides,
  maxZoom: number,
  locale: Record<string, string>,
): Promise<MapLibre> {
  const map = new MapLibre({
    container,
    style: ground(palette()),
    ...(camera && { center: [...camera.centre], zoom: camera.zoom }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: MIN_ZOOM,
    maxZoom,
    fadeDuration: 0,
    locale,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (!camera) map.jumpTo(whole(map, extent));
  await map.once("style.load");
  for (const id of [BELOW_TILES, ABOVE_TILES]) {
    map.addLayer({ id, type: "background", layout: { visibility: "none" } });
  }
  return map;
}

/** Draws the ground in the system's colours of now. */
export function recolour(map: MapLibre): void {
  for (const [layer, key, value] of paints(palette())) map.setPaintProperty(layer, key as never, value as never);
}
