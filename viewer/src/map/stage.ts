/** All that is seen of maps: one chart, or two with a divider. */

import { NavigationControl, ScaleControl } from "maplibre-gl";
import { fill, h } from "../dom";
import type { LonLat, Sides } from "../api/types";
import { destination } from "../geo/geodesic";
import type { Camera } from "../state/state";
import type { Texts } from "../texts/texts";
import { fade, groundBox, reload } from "./base";
import { whole } from "./chart";
import { confine } from "./limits";
import type { Marks } from "./marks";
import { cameraOf, recolourSide, side, type Setting, type Side } from "./side";
import { Divider, follow } from "./swipe";

export type Which = "left" | "right";

export interface Watch {
  readonly onAsk: (at: LonLat, side: Which) => void;
  readonly onCamera: (camera: Camera) => void;
  readonly onSwipe: (share: number) => void;
}

export class Stage {
  readonly #right = h("div", { class: "chart right", hidden: true });
  #second: Promise<Side> | null = null;
  #divider: Divider | null = null;
  /** What hatches a side of which there are no data, lest it look as if nobody held anything there. */
  readonly #veils: Readonly<Record<Which, HTMLElement>> = {
    left: h("div", { class: "veil left", hidden: true }),
    right: h("div", { class: "veil right", hidden: true }),
  };
  #mapped: readonly Sides[] = [];
  #ground: Sides | null = null;
  readonly #marks = new Map<string, (marks: Marks) => void>();

  private constructor(
    private readonly element: HTMLElement,
    private readonly first: Side,
    private readonly setting: Omit<Setting, "onAsk">,
    private readonly watch: Watch,
    private readonly texts: Texts,
  ) {
    element.append(this.#right, this.#veils.left, this.#veils.right);
    // What is seen at a level depends on the window.
    first.map.on("resize", () => this.#confine());
  }

  static async open(
    element: HTMLElement,
    scales: HTMLElement,
    camera: Camera | null,
    extent: Sides,
    maxZoom: number,
    watch: Watch,
    texts: Texts,
  ): Promise<Stage> {
    const locale = {
      "Map.Title": texts.map,
      "NavigationControl.ZoomIn": texts.zoomIn,
      "NavigationControl.ZoomOut": texts.zoomOut,
      "ScaleControl.Kilometers": texts.km,
      "ScaleControl.Miles": texts.miles(10, false),
    };
    const setting = { extent, maxZoom, locale };
    const left = h("div", { class: "chart left" });
    element.append(left);
    const first = await side(left, camera, { ...setting, onAsk: (at) => watch.onAsk(at, "left") });
    first.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    scales.append(...texts.scales.map((unit) => new ScaleControl({ unit }).onAdd(first.map)));
    // Wheels and fingers stop anywhere.
    first.map.on("idle", () => {
      const zoom = first.map.getZoom();
      if (!Number.isInteger(zoom)) first.map.easeTo({ zoom: Math.round(zoom), duration: 200 });
    });
    first.map.on("moveend", () => watch.onCamera(cameraOf(first.map)));
    return new Stage(element, first, setting, watch, texts);
  }

  /** The chart on the left, or the whole one. */
  get left(): Side {
    return this.first;
  }

  /** The chart on the right, made when it is asked for. */
  right(): Promise<Side> {
    this.#second ??= this.#open();
    return this.#second;
  }

  /** Shows the right chart from a share of the width on; without one, not at all. */
  async split(share: number | null): Promise<void> {
    const isSplit = share !== null;
    this.element.style.setProperty("--split", `${(share ?? 1) * 100}%`);
    this.#right.hidden = !isSplit;
    if (this.#divider) this.#divider.element.hidden = !isSplit;
    if (!isSplit) return;
    const { map } = await this.right();
    map.resize();
    this.#divider?.place(share);
  }

  /** Hatches a side and says why, or shows it. */
  veil(which: Which, why: string | null): void {
    const veil = this.#veils[which];
    veil.hidden = why === null;
    fill(veil, why && h("p", {}, why));
  }

  /** Draws marks of a kind in the place of those before, on the chart that may be opened later too. */
  mark(kind: string, draw: (marks: Marks) => void): void {
    this.#marks.set(kind, draw);
    void this.#each(({ marks }) => draw(marks));
  }

  /** Shows all of a box. */
  fit(sides: Sides): void {
    const { map } = this.first;
    map.resize();
    map.easeTo(whole(map, sides));
  }

  jump({ centre, zoom }: Camera): void {
    this.first.map.jumpTo({ center: [...centre], zoom });
  }

  recolour(): Promise<void> {
    return this.#each(recolourSide);
  }

  /** Shows the ground as the server has it now. */
  async reload(): Promise<void> {
    await this.#each(({ map }) => reload(map));
    await this.confine(this.#mapped);
  }

  /** Lets the map go no farther than the ground and what datasets map. */
  async confine(mapped: readonly Sides[]): Promise<void> {
    this.#mapped = mapped;
    this.#ground = await groundBox(this.first.map);
    await this.#each(({ map }) => fade(map, this.#ground));
    this.#confine();
  }

  /** The position in the middle. */
  get middle(): LonLat {
    return cameraOf(this.first.map).centre;
  }

  /** Brings a position into view, where it is not, after the map may have got another size. */
  reveal(at: LonLat): void {
    const { map } = this.first;
    map.resize();
    if (!map.getBounds().contains([...at])) map.easeTo({ center: [...at] });
  }

  /** Shows all that lies within so many metres of a position. */
  fitAround(centre: LonLat, metres: number): void {
    const [north, east, south, west] = [0, 90, 180, 270].map((azimuth) => destination(centre, azimuth, metres));
    if (north && east && south && west) this.fit([west[0], south[1], east[0], north[1]]);
  }

  #confine(): void {
    confine(this.first.map, this.#ground ? [this.#ground, ...this.#mapped] : []);
  }

  async #each(act: (side: Side) => void): Promise<void> {
    act(this.first);
    if (this.#second) act(await this.#second);
  }

  async #open(): Promise<Side> {
    this.#divider = new Divider(this.#right, this.texts, this.watch.onSwipe);
    this.element.append(this.#divider.element);
    const onAsk = (at: LonLat): void => this.watch.onAsk(at, "right");
    const second = await side(this.#right, cameraOf(this.first.map), { ...this.setting, onAsk });
    // One map is enough for those who move through the page by keys.
    second.map.getCanvas().tabIndex = -1;
    second.map.getCanvas().setAttribute("aria-hidden", "true");
    follow(this.first.map, second.map);
    fade(second.map, this.#ground);
    for (const draw of this.#marks.values()) draw(second.marks);
    return second;
  }
}
