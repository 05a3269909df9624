/** From the state to what is seen: asks the server, and hands each part of the page what it shows. */

import * as api from "./api/client";
import type { Catalogue, Check, DataEvent, InvalidEvent, LonLat, TileJson } from "./api/types";
import { fill, h } from "./dom";
import { theme } from "./map/palette";
import type { Stage, Which } from "./map/stage";
import { isPhone, type Page } from "./page";
import { choice } from "./panel/choice";
import { claimsPanel, ringOf } from "./panel/claims";
import { changeKey, tilesKey } from "./panel/legend";
import { found, pointPanel, type PointAnswer } from "./panel/point";
import type { SavePanel } from "./panel/save";
import type { Tabs } from "./panel/tabs";
import { scene, settled, type Scene, type Shown } from "./state/resolve";
import type { State, Store } from "./state/state";
import { format as formatHash } from "./state/url";
import type { Format } from "./texts/format";
import type { TimeBar } from "./time/bar";

export interface Parts {
  readonly store: Store;
  readonly stage: Stage;
  readonly page: Page;
  readonly tabs: Tabs;
  readonly time: TimeBar;
  readonly save: SavePanel;
  readonly format: Format;
}

export class App {
  #scene: Scene;
  #answer: PointAnswer = { is: "none" };
  #check: Check | null = null;
  /** What is drawn last; what was asked for before it is dropped when it comes. */
  #turn = 0;
  #drawn: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: Parts,
    private catalogue: Catalogue,
  ) {
    const { store } = parts;
    this.#scene = scene(store.state, catalogue);
    store.subscribe((state, before) => this.#changed(state, before));
    this.#all();
  }

  /** Resolves when what the state asks for is seen. */
  get drawn(): Promise<void> {
    return this.#drawn;
  }

  ask(at: LonLat, which: Which): void {
    const side = (which === "right" && this.#scene.other) || this.#scene.shown;
    this.parts.tabs.fold(false);
    this.parts.store.set({ point: { at, dataset: side.dataset.id }, tab: "point" });
    this.parts.stage.reveal(at);
  }

  /** Asks the server for all anew, in the colours of now. */
  async recolour(): Promise<void> {
    await this.parts.stage.recolour();
    this.#drawMaps();
  }

  async changedData({ hash, findings }: DataEvent): Promise<void> {
    const { page, format, store } = this.parts;
    if (hash === this.catalogue.hash) {
      page.faults.clear();
      return;
    }
    this.catalogue = await api.catalogue();
    store.set(settled(store.state, this.catalogue));
    this.#all();
    page.say(format.texts.updated);
    if (findings.length > 0) page.faults.show("warnings", format.texts.warnings, findings);
    else page.faults.clear();
  }

  invalidData({ message, help, findings }: InvalidEvent): void {
    const { page, format } = this.parts;
    const told = findings.length > 0 ? findings : [{ file: "", line: null, message, help }];
    page.faults.show("invalid", format.texts.invalid, told);
  }

  #all(): void {
    const { page, format, store } = this.parts;
    page.title(format.name(this.catalogue.town.title));
    this.#scene = scene(store.state, this.catalogue);
    this.#drawMaps();
    this.#drawPanels(store.state);
    this.#link(store.state);
    void this.#measure();
    void this.#claims();
  }

  #changed(state: State, before: State): void {
    const keys = Object.keys(state) as (keyof State)[];
    const changed = new Set(keys.filter((key) => state[key] !== before[key]));
    const has = (...some: (keyof State)[]): boolean => some.some((key) => changed.has(key));
    if (has("mode", "dataset", "date", "other", "from")) {
      this.#scene = scene(state, this.catalogue);
      this.#drawMaps();
    } else if (has("swipe")) {
      void this.parts.stage.split(this.#scene.other ? state.swipe : null);
    }
    if (has("point", "mode", "dataset", "date", "other")) void this.#measure();
    if (has("dataset")) void this.#claims();
    if (has("claim")) this.#drawClaims(true);
    if (has("tab")) this.parts.tabs.show(state.tab);
    if (has("mode", "dataset", "date", "other", "from")) this.#drawPanels(state);
    this.#link(state);
  }

  #drawPanels(state: State): void {
    const { page, tabs, time, save } = this.parts;
    page.show(this.#scene);
    tabs.show(state.tab);
    time.show(this.#scene.dates, state.date);
    save.show(this.#scene, this.catalogue);
  }

  #link(state: State): void {
    const { page } = this.parts;
    const hash = formatHash(state);
    history.replaceState(null, "", hash);
    page.link(hash);
  }

  #drawMaps(): void {
    const turn = ++this.#turn;
    const { page, format } = this.parts;
    page.busy(true);
    this.#drawn = this.#draw(turn)
      .catch((why: unknown) => {
        if (turn === this.#turn) this.#key(h("p", { class: "fault" }, format.texts.failed(message(why))));
      })
      .finally(() => {
        if (turn === this.#turn) page.busy(false);
      });
  }

  async #draw(turn: number): Promise<void> {
    const { stage, page, format, store } = this.parts;
    const { shown, other, from } = this.#scene;
    const layers = from ? "border,front,labels" : "zones,border,front,labels";
    const [left, right, change] = await Promise.all([
      this.#tiles(shown, layers),
      other && this.#tiles(other, layers),
      from && shown.date ? api.change(shown.dataset.id, from, shown.date) : null,
    ]);
    if (turn !== this.#turn) return;
    page.credits([left, right].flatMap((tiles) => (tiles ? [tiles.attribution] : [])));
    this.#key(
      change && changeKey(change, format),
      ...[left, right].map((tiles, at) => {
        const side = at === 0 ? shown : other;
        if (!side) return null;
        const title = other && h("h3", {}, format.name(side.dataset.title));
        const none = h("p", { class: "note" }, format.texts.noneYet(format.name(side.dataset.title), format.day(store.state.date)));
        return h("section", {}, title, tiles ? tilesKey(tiles.legend) : none);
      }),
    );
    await stage.split(other ? store.state.swipe : null);
    stage.left.marks.change(change);
    const second = other && (await stage.right());
    await Promise.all([stage.left.overlay.show(left), second?.overlay.show(right ?? null)]);
    if (second) this.#drawMarks();
  }

  async #tiles({ dataset, date }: Shown, layers: string): Promise<TileJson | null> {
    if (!date) return null;
    const scale = devicePixelRatio > 1 ? 2 : 1;
    return api.tileJson(dataset.id, date, { lang: this.parts.format.lang, theme: theme(), layers, scale });
  }

  #key(...children: (HTMLElement | null)[]): void {
    const { tabs, format, store } = this.parts;
    const set = (part: Partial<State>): void => store.set(part);
    const focused = tabs.bodies.map.contains(document.activeElement) && document.activeElement?.getAttribute("name");
    fill(
      tabs.bodies.map,
      choice(store.state, this.#scene, this.catalogue, format, set),
      h("h2", {}, format.texts.legend),
      ...children,
    );
    if (focused) tabs.bodies.map.querySelector<HTMLElement>(`[name="${focused}"]:is(select, :checked)`)?.focus();
  }

  async #measure(): Promise<void> {
    const { point } = this.parts.store.state;
    if (!point) return this.#answered({ is: "none" });
    const { shown, other } = this.#scene;
    const side = other && other.dataset.id === point.dataset ? other : shown;
    const { at } = point;
    const isStill = (): boolean => this.parts.store.state.point === point && [this.#scene.shown, this.#scene.other].includes(side);
    if (this.#answer.is === "none" || this.#answer.at !== at) this.#answered({ is: "asking", at });
    try {
      if (!side.date) throw new Error(this.parts.format.texts.noneYet(this.parts.format.name(side.dataset.title), this.parts.format.day(this.parts.store.state.date)));
      const measured = await api.measure(at, side.dataset.id, side.date);
      if (isStill()) this.#answered({ is: "there", at, found: found(measured, side.dataset) });
    } catch (why) {
      if (isStill()) this.#answered({ is: "failed", at, why: message(why) });
    }
  }

  #answered(answer: PointAnswer): void {
    this.#answer = answer;
    const { tabs, format, store, stage } = this.parts;
    const asks = {
      ask: (at: LonLat) => this.ask(at, "left"),
      askHere: () => this.ask(stage.middle, "left"),
      remove: () => store.set({ point: null }),
    };
    fill(tabs.bodies.point, ...pointPanel(answer, format, asks));
    this.#drawMarks();
  }

  async #claims(): Promise<void> {
    const { dataset } = this.#scene.shown;
    try {
      this.#check = await api.check(dataset.id);
    } catch {
      this.#check = null; // A folder of geodata need not make claims.
    }
    this.#drawClaims(false);
  }

  #drawClaims(isChosenNow: boolean): void {
    const { tabs, format, store, stage } = this.parts;
    const { claim } = store.state;
    const choose = (claim: string | null): void => store.set({ claim });
    fill(tabs.bodies.claims, ...claimsPanel(this.#check, claim, format.texts, choose));
    this.#drawMarks();
    if (!isChosenNow || !claim) return;
    tabs.bodies.claims.querySelector<HTMLElement>(`#claim-${CSS.escape(claim)} button`)?.focus();
    if (isPhone()) tabs.fold(true);
    const ring = this.#ring();
    if (ring) stage.fitAround(ring.centre, ring.high);
  }

  #ring() {
    const chosen = this.#check?.claims.find(({ id }) => id === this.parts.store.state.claim);
    return chosen ? ringOf(chosen) : null;
  }

  #drawMarks(): void {
    const answer = this.#answer;
    const ring = this.#ring();
    const distances = answer.is === "there" ? [answer.found.front, answer.found.border].filter((one) => one !== null) : [];
    void this.parts.stage.each(({ marks }) => {
      marks.claim(ring);
      marks.point(answer.is === "none" ? null : answer.at, distances);
    });
  }
}

const message = (why: unknown): string => (why instanceof Error ? why.message : String(why));
