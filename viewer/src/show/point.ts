/** The position that is asked about: its answer in the panel, and its marks on the maps. */

import * as api from "../api/client";
import type { Catalogue, LonLat } from "../api/types";
import { fill, h } from "../dom";
import { swapped } from "../geo/extent";
import type { Stage } from "../map/stage";
import { AskForm } from "../panel/ask";
import { answerPanel, found, type PointAnswer } from "../panel/point";
import { usable } from "../state/resolve";
import type { Scene } from "../state/resolve";
import type { State } from "../state/state";
import type { Format } from "../texts/format";

/** What the reader may do with the position. */
export interface Asks {
  readonly ask: (at: LonLat) => void;
  readonly askHere: () => void;
  readonly remove: () => void;
}

export class PointView {
  #answer: PointAnswer = { is: "none" };
  /** What is asked last; the answer to what was asked before it is dropped. */
  #turn = 0;
  readonly #told = h("div", { "aria-live": "polite" });
  readonly #form: AskForm;

  constructor(
    private readonly stage: Stage,
    private readonly panel: HTMLElement,
    private readonly format: Format,
    private readonly asks: Asks,
  ) {
    const { texts } = format;
    this.#form = new AskForm(texts, { ask: (at) => this.#ask(at), askHere: asks.askHere, fail: asks.remove });
    fill(panel, this.#told, h("p", { class: "note" }, texts.pointHelp), this.#form.element);
  }

  async show({ point }: State, { shown, other }: Scene, catalogue: Catalogue): Promise<void> {
    const turn = ++this.#turn;
    if (!point) return this.#answered({ is: "none" }, catalogue);
    const { at } = point;
    const { dataset, date } = other && other.dataset.id === point.dataset ? other : shown;
    if (this.#answer.is === "none" || this.#answer.at !== at) {
      this.#form.write(at);
      this.#answered({ is: "asking", at }, catalogue);
    }
    if (!date) return this.#answered({ is: "failed", at, why: this.format.noneYet(dataset) }, catalogue);
    const answer = await api.measure(at, dataset.id, date).then(
      (measured): PointAnswer => ({ is: "there", at, found: found(measured, dataset) }),
      (why: unknown): PointAnswer => ({ is: "failed", at, why: this.format.failed(why) }),
    );
    if (turn === this.#turn) this.#answered(answer, catalogue);
  }

  #answered(answer: PointAnswer, catalogue: Catalogue): void {
    this.#answer = answer;
    const at: LonLat | null = answer.is === "none" ? null : answer.at;
    const meant = at && swapped(at, usable(catalogue).map(({ extent }) => extent));
    this.#told.className = at ? "answer" : "";
    const acts = { ask: (at: LonLat) => this.#ask(at), remove: () => this.#remove() };
    fill(this.#told, ...answerPanel(answer, meant, catalogue.sources, this.format, acts));
    const ends = answer.is === "there" ? [answer.found.front, answer.found.border].filter((end) => end !== null) : [];
    this.stage.mark("point", (marks) => marks.point(at, ends));
  }

  /** The answer stands above what asks for it. */
  #ask(at: LonLat): void {
    this.panel.scrollTop = 0;
    this.asks.ask(at);
  }

  #remove(): void {
    this.#form.write(null);
    this.asks.remove();
  }
}
