/** The position that is asked about: its answer in the panel, and its marks on the maps. */

import * as api from "../api/client";
import type { LonLat, Source } from "../api/types";
import { fill } from "../dom";
import type { Stage } from "../map/stage";
import { found, pointPanel, type Asks, type PointAnswer } from "../panel/point";
import type { Scene } from "../state/resolve";
import type { State } from "../state/state";
import type { Format } from "../texts/format";

export class PointView {
  #answer: PointAnswer = { is: "none" };
  #credited: readonly Source[] = [];
  /** What is asked last; the answer to what was asked before it is dropped. */
  #turn = 0;

  constructor(
    private readonly stage: Stage,
    private readonly panel: HTMLElement,
    private readonly format: Format,
    private readonly asks: Asks,
  ) {}

  async show({ point }: State, { shown, other }: Scene, credited: readonly Source[]): Promise<void> {
    const turn = ++this.#turn;
    this.#credited = credited;
    if (!point) return this.#answered({ is: "none" });
    const { at } = point;
    const { dataset, date } = other && other.dataset.id === point.dataset ? other : shown;
    if (this.#answer.is === "none" || this.#answer.at !== at) this.#answered({ is: "asking", at });
    if (!date) return this.#answered({ is: "failed", at, why: this.format.noneYet(dataset) });
    const answer = await api.measure(at, dataset.id, date).then(
      (measured): PointAnswer => ({ is: "there", at, found: found(measured, dataset) }),
      (why: unknown): PointAnswer => ({ is: "failed", at, why: this.format.failed(why) }),
    );
    if (turn === this.#turn) this.#answered(answer);
  }

  #answered(answer: PointAnswer): void {
    this.#answer = answer;
    fill(this.panel, ...pointPanel(answer, this.#credited, this.format, this.asks));
    const at: LonLat | null = answer.is === "none" ? null : answer.at;
    const ends = answer.is === "there" ? [answer.found.front, answer.found.border].filter((end) => end !== null) : [];
    this.stage.mark("point", (marks) => marks.point(at, ends));
  }
}
