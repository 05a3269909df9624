/** From the state to what is seen: hands each part of the page what a change means to it. */

import * as api from "./api/client";
import type { Catalogue, DataEvent, InvalidEvent, LonLat } from "./api/types";
import type { Stage, Which } from "./map/stage";
import { isPhone, type Page } from "./page";
import type { SavePanel } from "./panel/save";
import type { Tabs } from "./panel/tabs";
import { ClaimsView } from "./show/claims";
import { MapsView, type Sight } from "./show/maps";
import { PointView } from "./show/point";
import { scene, settled, usable, type Scene } from "./state/resolve";
import type { State, Store } from "./state/state";
import { format as formatHash, lost, parse } from "./state/url";
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
  /** What the address asked for in vain. */
  #lost: readonly string[] = [];
  /** Whether the address says what part of the map is seen. */
  #isPlaced: boolean;
  readonly #maps: MapsView;
  readonly #point: PointView;
  readonly #claims: ClaimsView;

  constructor(
    private readonly parts: Parts,
    private catalogue: Catalogue,
  ) {
    const { store, stage, page, tabs, format } = parts;
    const set = (part: Partial<State>): void => this.set(part);
    this.#scene = scene(store.state, catalogue);
    this.#isPlaced = store.state.camera !== null;
    this.#maps = new MapsView(stage, page, tabs.bodies.map, format, set);
    this.#point = new PointView(stage, tabs.bodies.point, format, {
      ask: (at) => this.ask(at, "left"),
      askHere: () => this.ask(stage.middle, "left"),
      remove: () => set({ point: null }),
    });
    this.#claims = new ClaimsView(stage, tabs.bodies.claims, page.claimKey, format, (claim) => set({ claim }));
    store.subscribe((state, before) => this.#changed(state, before));
    this.#all();
  }

  /** Resolves when what the state asks for is seen. */
  get drawn(): Promise<void> {
    return this.#maps.drawn;
  }

  /** Changes a part of the state, by which others may have to change; a day that is told is not moved unsaid. */
  set(part: Partial<State>): void {
    const { store, page, format } = this.parts;
    const asked = { ...store.state, ...part };
    const state = settled(asked, this.catalogue);
    this.#tell([]);
    store.set(state);
    if (state.from === asked.from || !asked.from) return;
    page.notice.show(state.from ? format.texts.sinceMoved(format.day(state.from)) : format.texts.noEarlier);
  }

  /** Asks about a position on a side of the divider. */
  ask(at: LonLat, which: Which): void {
    const side = (which === "right" && this.#scene.other) || this.#scene.shown;
    this.parts.tabs.fold(false);
    this.parts.store.set({ point: { at, dataset: side.dataset.id }, tab: "point" });
    this.parts.stage.reveal(at);
  }

  /** Draws all in the system's colours of now. */
  async recolour(): Promise<void> {
    await this.parts.stage.recolour();
    this.#maps.show(this.#sight);
  }

  async changedData({ hash, findings }: DataEvent): Promise<void> {
    const { page, format, store } = this.parts;
    page.faults.clear();
    if (hash === this.catalogue.hash) return;
    this.catalogue = await api.catalogue();
    store.set(settled(store.state, this.catalogue));
    this.#all();
    // The zones first: to cut the ground anew takes the browser a while.
    void this.drawn.then(() => this.parts.stage.reload());
    page.say(format.texts.updated);
    if (findings.length > 0) page.faults.show("warnings", format.texts.warnings, findings);
  }

  invalidData({ message, help, findings }: InvalidEvent): void {
    const { page, format } = this.parts;
    const told = findings.length > 0 ? findings : [{ file: "", line: null, message, help }];
    page.faults.show("invalid", format.texts.invalid, told);
  }

  /** What a part of an address asks for, with the data of now. */
  restore(hash: string): void {
    const state = settled(parse(hash), this.catalogue);
    this.parts.store.set(state);
    if (state.camera) this.parts.stage.jump(state.camera);
    this.tellLost(hash);
  }

  /** Tells what an address asks for and the page cannot show. */
  tellLost(hash: string): void {
    this.#tell(lost(hash, this.parts.store.state));
    this.#dropClaim();
  }

  #tell(lost: readonly string[]): void {
    const { page, format } = this.parts;
    this.#lost = lost;
    page.notice.clear();
    if (lost.length > 0) page.notice.show(format.texts.linkCleaned(lost.join(", ")));
  }

  /** Leaves out a claim that the map cannot show, once it is known which ones it can. */
  #dropClaim(): void {
    const { store } = this.parts;
    const { claim } = store.state;
    if (!claim || this.#claims.canDraw(claim) !== false) return;
    store.set({ claim: null });
    this.#tell([...this.#lost, `claim=${claim}`]);
  }

  get #sight(): Sight {
    return { state: this.parts.store.state, scene: this.#scene, catalogue: this.catalogue };
  }

  #all(): void {
    const { page, stage, tabs, format, store } = this.parts;
    const { state } = store;
    page.title(format.name(this.catalogue.town.title));
    void stage.confine(usable(this.catalogue).map(({ extent }) => extent));
    tabs.show(state.tab);
    this.#newScene(state);
    this.#link(state);
    this.#claims.show(state.claim);
    this.#check();
  }

  /** Holds the claims against the data once the maps are drawn, which the server can do sooner then. */
  #check(): void {
    void this.drawn
      .then(() => this.#claims.load(this.#scene.shown.dataset))
      .then(() => {
        this.#dropClaim();
        if (!this.#isPlaced && this.parts.store.state.claim) this.#claims.reveal();
        this.#isPlaced = true;
      });
  }

  #changed(state: State, before: State): void {
    const has = (...keys: (keyof State)[]): boolean => keys.some((key) => state[key] !== before[key]);
    if (has("mode", "dataset", "date", "other", "from")) this.#newScene(state);
    else if (has("point")) void this.#point.show(state, this.#scene, this.catalogue);
    if (has("swipe") && this.#scene.other) void this.parts.stage.split(state.swipe);
    if (has("dataset")) this.#check();
    if (has("tab")) this.parts.tabs.show(state.tab);
    if (has("claim")) {
      this.#claims.show(state.claim);
      // The ring needs the room that the sheet takes.
      if (state.claim && isPhone()) this.parts.tabs.fold(true);
      if (state.claim) this.#claims.reveal();
    }
    this.#link(state);
  }

  #newScene(state: State): void {
    const { page, time, save } = this.parts;
    this.#scene = scene(state, this.catalogue);
    this.#maps.show(this.#sight);
    page.show(this.#scene);
    time.show(this.#scene.dates, state.date);
    save.show(this.#scene, this.catalogue);
    void this.#point.show(state, this.#scene, this.catalogue);
  }

  #link(state: State): void {
    const hash = formatHash(state);
    history.replaceState(null, "", hash);
    this.parts.page.link(hash);
  }
}
