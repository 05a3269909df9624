/** The server's tiles on a map. */

import type { Map as MapLibre } from "maplibre-gl";
import type { TileJson } from "../api/types";
import { ABOVE_TILES } from "./chart";

/** Two sets of tiles at the most: the one that is seen, and one that is loaded unseen to take its place. */
export class Overlay {
  #seen: Tiles | null = null;
  #next: Tiles | null = null;
  #number = 0;

  constructor(private readonly map: MapLibre) {}

  /** Loads tiles, or none, until those in view are there or others are asked for. */
  async load(tiles: TileJson | null): Promise<void> {
    const address = tiles?.tiles[0] ?? null;
    if (this.#next && this.#next.address !== address) this.#remove(this.#next);
    if (!tiles || !address || address === this.#seen?.address) {
      this.#next = null;
      if (!tiles) this.#drop();
      return;
    }
    this.#next = address === this.#next?.address ? this.#next : this.#add(address, tiles);
    await this.#loaded(this.#next);
  }

  /** Shows what was loaded last, in the place of what was seen. */
  reveal(): void {
    if (!this.#next) return;
    this.map.setPaintProperty(this.#next.id, "raster-opacity", 1);
    this.#drop();
    this.#seen = this.#next;
    this.#next = null;
  }

  #add(address: string, { tiles, bounds, minzoom, maxzoom }: TileJson): Tiles {
    const id = `tiles-${++this.#number}`;
    this.map.addSource(id, { type: "raster", tiles: [...tiles], tileSize: 256, bounds: [...bounds], minzoom, maxzoom });
    const paint = { "raster-fade-duration": 0, "raster-opacity": 0, "raster-opacity-transition": { duration: 0, delay: 0 } };
    this.map.addLayer({ id, type: "raster", source: id, paint }, ABOVE_TILES);
    return { id, address };
  }

  #loaded(tiles: Tiles): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.#next === tiles && !(this.map.isSourceLoaded(tiles.id) && this.map.areTilesLoaded())) return;
        this.map.off("render", look);
        this.map.off("idle", look);
        resolve();
      };
      this.map.on("render", look);
      this.map.on("idle", look);
      this.map.triggerRepaint();
    });
  }

  #drop(): void {
    if (this.#seen) this.#remove(this.#seen);
    this.#seen = null;
  }

  #remove({ id }: Tiles): void {
    this.map.removeLayer(id);
    this.map.removeSource(id);
  }
}

interface Tiles {
  readonly id: string;
  readonly address: string;
}
