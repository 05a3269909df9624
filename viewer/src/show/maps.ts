/** The maps of a scene, and the key of what they show. */

import * as api from "../api/client";
import type { Catalogue, TileJson } from "../api/types";
import { fill, h, type Child } from "../dom";
import { theme } from "../map/palette";
import type { Stage } from "../map/stage";
import type { Page } from "../page";
import { choice } from "../panel/choice";
import { changeKey, tilesKey } from "../panel/legend";
import { firstDay, usable, type Scene, type Shown } from "../state/resolve";
import type { State } from "../state/state";
import type { Format } from "../texts/format";

/** What is to be seen, and of which data. */
export interface Sight {
  readonly state: State;
  readonly scene: Scene;
  readonly catalogue: Catalogue;
}

export class MapsView {
  /** What is drawn last; what was asked for before it is dropped when it comes. */
  #turn = 0;
  #drawn: Promise<void> = Promise.resolve();

  constructor(
    private readonly stage: Stage,
    private readonly page: Page,
    private readonly panel: HTMLElement,
    private readonly format: Format,
    private readonly set: (part: Partial<State>) => void,
  ) {}

  /** Resolves when what was asked for last is seen. */
  get drawn(): Promise<void> {
    return this.#drawn;
  }

  show(sight: Sight): void {
    const turn = ++this.#turn;
    this.page.busy(true);
    this.#drawn = this.#draw(sight, turn)
      .catch((why: unknown) => {
        if (turn === this.#turn) this.#key(sight, h("p", { class: "fault" }, this.format.failed(why)));
      })
      .finally(() => {
        if (turn === this.#turn) this.page.busy(false);
      });
  }

  async #draw(sight: Sight, turn: number): Promise<void> {
    const { stage, format } = this;
    const { state, scene } = sight;
    const { shown, other, from } = scene;
    const layers = from ? "border,front,labels" : "zones,border,front,labels";
    const [left, right, change] = await Promise.all([
      this.#tiles(shown, layers),
      other && this.#tiles(other, layers),
      from && shown.date ? api.change(shown.dataset.id, from, shown.date) : null,
    ]);
    if (turn !== this.#turn) return;
    this.page.credits([left, right].flatMap((tiles) => (tiles ? [tiles.attribution] : [])));
    this.#key(
      sight,
      change && changeKey(change, format),
      // Where there is a choice the key says whose it is.
      this.#sideKey(shown, left, usable(sight.catalogue).length > 1),
      other && this.#sideKey(other, right, true),
    );
    await stage.split(other ? state.swipe : null);
    stage.veil("left", this.#lack(shown));
    stage.veil("right", other && this.#lack(other));
    const second = other && (await stage.right());
    if (turn !== this.#turn) return;
    await Promise.all([stage.left.overlay.load(left), second?.overlay.load(right)]);
    if (turn !== this.#turn) return;
    // All at once, so that no day lies on another.
    stage.left.marks.change(change, shown.dataset.extent);
    stage.left.overlay.reveal();
    second?.overlay.reveal();
  }

  async #tiles({ dataset, date }: Shown, layers: string): Promise<TileJson | null> {
    if (!date) return null;
    const scale = devicePixelRatio > 1 ? 2 : 1;
    return api.tileJson(dataset.id, date, { lang: this.format.lang, theme: theme(), layers, scale });
  }

  /** What there is to say on the map of a side without data. */
  #lack({ dataset, date }: Shown): string | null {
    return date ? null : this.format.texts.noDataBefore(this.format.day(firstDay(dataset)));
  }

  /** The key of one side, or what there is to say where it has no data. */
  #sideKey({ dataset }: Shown, tiles: TileJson | null, isTitled: boolean): HTMLElement {
    return h(
      "section",
      {},
      isTitled && h("h3", {}, this.format.name(dataset.title)),
      tiles ? tilesKey(tiles.legend) : h("p", { class: "note" }, this.format.noneYet(dataset)),
    );
  }

  #key({ state, scene, catalogue }: Sight, ...children: Child[]): void {
    const { panel, format } = this;
    const focused = panel.contains(document.activeElement) && document.activeElement?.getAttribute("name");
    fill(
      panel,
      choice(state, scene, catalogue, format, this.set),
      h("h2", {}, format.texts.legend),
      ...children,
    );
    if (focused) panel.querySelector<HTMLElement>(`[name="${focused}"]:is(select, :checked)`)?.focus();
  }
}
