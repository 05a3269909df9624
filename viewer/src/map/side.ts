/** One side of the swipe, or the whole map: a chart with its tiles and marks. */

import type { Map as MapLibre } from "maplibre-gl";
import type { LonLat, Sides } from "../api/types";
import type { Camera } from "../state/state";
import { chart, recolour } from "./chart";
import { Marks } from "./marks";
import { Overlay } from "./overlay";

export interface Side {
  readonly map: MapLibre;
  readonly overlay: Overlay;
  readonly marks: Marks;
}

export interface Setting {
  readonly extent: Sides;
  readonly maxZoom: number;
  readonly locale: Record<string, string>;
  /** A position on this side was clicked, or chosen by the keyboard. */
  readonly onAsk: (at: LonLat) => void;
}

export async function side(container: HTMLElement, camera: Camera | null, setting: Setting): Promise<Side> {
  const map = await chart(container, camera, setting.extent, setting.maxZoom, setting.locale);
  map.on("click", ({ lngLat }) => setting.onAsk([lngLat.lng, lngLat.lat]));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const { lng, lat } = map.getCenter();
    setting.onAsk([lng, lat]);
  });
  return { map, overlay: new Overlay(map), marks: new Marks(map) };
}

export function recolourSide({ map, marks }: Side): void {
  recolour(map);
  marks.recolour();
}

export function cameraOf(map: MapLibre): Camera {
  const { lng, lat } = map.getCenter();
  return { centre: [lng, lat], zoom: map.getZoom() };
}
