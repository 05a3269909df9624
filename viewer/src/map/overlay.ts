/** The server's tiles on a map. */

import type { Map as MapLibre } from "maplibre-gl";
import type { TileJson } from "../api/types";
import { ABOVE_TILES } from "./chart";

/** Shows one set of tiles; the former stays until the next is there, so that nothing flickers. */
export class Overlay {
  #shown: string | null = null;
  #address: string | null = null;
  #number = 0;

  constructor(private readonly map: MapLibre) {}

  /** Shows tiles, or none, and waits until those in view are there or others are asked for. */
  async show(tiles: TileJson | null): Promise<void> {
    const address = tiles?.tiles[0] ?? null;
    if (address === this.#address) return;
    this.#address = address;
    if (!tiles) {
      this.#removeBut(null);
      return;
    }
    const id = `tiles-${++this.#number}`;
    const { bounds, minzoom, maxzoom } = tiles;
    this.map.addSource(id, { type: "raster", tiles: [...tiles.tiles], tileSize: 256, bounds: [...bounds], minzoom, maxzoom });
    this.map.addLayer({ id, type: "raster", source: id, paint: { "raster-fade-duration": 0 } }, ABOVE_TILES);
    this.#shown = id;
    await this.#loaded(id);
    if (this.#shown === id) this.#removeBut(id);
  }

  #loaded(id: string): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.#shown === id && !(this.map.isSourceLoaded(id) && this.map.areTilesLoaded())) return;
        this.map.off("render", look);
        this.map.off("idle", look);
        resolve();
      };
      this.map.on("render", look);
      this.map.on("idle", look);
      this.map.triggerRepaint();
    });
  }

  #removeBut(kept: string | null): void {
    this.#shown = kept;
    for (const { id } of this.map.getStyle().layers.filter(({ id }) => id.startsWith("tiles-") && id !== kept)) {
      this.map.removeLayer(id);
      this.map.removeSource(id);
    }
  }
}
