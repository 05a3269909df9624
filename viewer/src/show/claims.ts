/** The article's claims: in the panel, and the chosen one's ring on the maps with its key. */

import * as api from "../api/client";
import type { Claim, Dataset } from "../api/types";
import { fill } from "../dom";
import type { Stage } from "../map/stage";
import { claimsPanel, placesOf, ringKey, ringOf, type Held } from "../panel/claims";
import type { Format } from "../texts/format";

export class ClaimsView {
  #held: Held | null = null;
  #isLoaded = false;
  #chosen: string | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly panel: HTMLElement,
    private readonly key: HTMLElement,
    private readonly format: Format,
    private readonly choose: (claim: string | null) => void,
  ) {}

  /** Holds the claims against a dataset. */
  async load(dataset: Dataset): Promise<void> {
    // A folder of geodata need not make claims.
    const check = await api.check(dataset.id, this.format.lang).catch(() => null);
    this.#held = check && { check, dataset };
    this.#isLoaded = true;
    const places = check ? placesOf(check) : [];
    this.stage.mark("places", (marks) => marks.places(places));
    this.show(this.#chosen);
  }

  /** Whether the map can show a claim; not known until the claims are there. */
  canDraw(claim: string): boolean | null {
    if (!this.#isLoaded) return null;
    const found = this.#held?.check.claims.find(({ id }) => id === claim);
    return Boolean(found && ringOf(found));
  }

  show(chosen: string | null): void {
    this.#chosen = chosen;
    const focused = document.activeElement?.closest(".claim")?.id;
    fill(this.panel, ...claimsPanel(this.#held, chosen, this.format, this.choose));
    const claim = this.#drawn;
    const ring = claim && ringOf(claim);
    this.key.hidden = !ring;
    fill(this.key, ...(ring ? ringKey(claim, this.format, () => this.#remove(claim)) : []));
    if (focused) this.#focus(focused);
    this.stage.mark("claim", (marks) => marks.claim(ring));
  }

  /** Brings the ring of the chosen claim into view. */
  reveal(): void {
    const ring = this.#drawn && ringOf(this.#drawn);
    if (ring) this.stage.fitAround(ring.centre, ring.high);
  }

  #remove(claim: Claim): void {
    this.choose(null);
    this.#focus(`claim-${claim.id}`);
  }

  /** Leaves the focus on what a claim is chosen by, which is made anew. */
  #focus(item: string): void {
    this.panel.querySelector<HTMLElement>(`#${CSS.escape(item)} button`)?.focus({ preventScroll: true });
  }

  get #drawn(): Claim | null {
    return this.#held?.check.claims.find(({ id }) => id === this.#chosen) ?? null;
  }
}
