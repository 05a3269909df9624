/** The page's parts and where they stand. */

import { fill, h } from "./dom";
import { firstDay, type Scene, type Shown } from "./state/resolve";
import type { Format } from "./texts/format";
import { Faults } from "./panel/faults";
import { Notice } from "./panel/notice";

/** A window of a phone; as the style sheet has it. */
const PHONE = matchMedia("(max-width: 760px)");

/** A window in which the sources are a line or two. */
const WIDE = matchMedia("(min-width: 1100px)");

/** How long a map may take before that is told, in milliseconds. */
const TOLD_AFTER = 300;

export const isPhone = (): boolean => PHONE.matches;

export class Page {
  readonly faults: Faults;
  readonly notice: Notice;
  readonly stage = h("div", { class: "stage" });
  /** Where the scale bars stand: below the map, so that they cover nothing of it. */
  readonly scales = h("div", { class: "scales" });
  /** The key of the claim that is drawn, which is seen whatever the panel shows. */
  readonly claimKey = h("section", { class: "claim-key key", hidden: true });
  readonly #title = h("h1", {});
  readonly #asOf = h("p", { class: "as-of" });
  readonly #sides = h("div", { class: "sides", hidden: true });
  readonly #credits = h("p", {});
  readonly #status = h("p", { class: "unseen", role: "status" });
  readonly #loading = h("p", { class: "loading", role: "status" });
  #waits = 0;
  readonly #language: HTMLAnchorElement;

  constructor(
    root: HTMLElement,
    private readonly format: Format,
    panel: HTMLElement,
    time: HTMLElement,
    onWhole: () => void,
  ) {
    const { texts } = format;
    this.faults = new Faults(texts);
    this.notice = new Notice(texts);
    this.#language = h("a", { lang: texts.otherLanguage.lang, hreflang: texts.otherLanguage.lang, class: "language" }, texts.otherLanguage.name);
    const whole = h("button", { type: "button", class: "whole", onclick: onWhole }, texts.wholeView);
    const credits = h("details", { class: "credits", open: WIDE.matches }, h("summary", {}, texts.credits), this.#credits);
    const main = h(
      "main",
      {},
      this.#sides,
      this.claimKey,
      h("div", { class: "map" }, this.stage, this.#loading, whole),
      h("div", { class: "foot" }, this.scales, credits),
      time,
      this.#status,
    );
    fill(
      root,
      h("header", {}, h("div", { class: "titles" }, this.#title, this.#asOf), this.#language),
      h("div", { class: "strips" }, this.faults.element, this.notice.element),
      main,
    );
    // Keys and readers of the screen go from part to part as these stand.
    const place = (): void => (isPhone() ? main.after(panel) : main.before(panel));
    place();
    PHONE.addEventListener("change", place);
  }

  title(title: string): void {
    this.#title.textContent = title;
    document.title = title;
  }

  show({ shown, other, from }: Scene): void {
    const { texts } = this.format;
    const day = (side: Shown): string =>
      side.date ? this.format.day(side.date) : texts.noDataBefore(this.format.day(firstDay(side.dataset)));
    this.#asOf.textContent = from ? texts.changesFrom(this.format.day(from), day(shown)) : texts.asOf(day(shown));
    // Each side has its own day.
    this.#asOf.hidden = Boolean(other);
    this.#sides.hidden = !other;
    const side = (one: Shown): HTMLElement =>
      h("p", {}, h("strong", {}, this.format.name(one.dataset.title)), h("span", {}, day(one)));
    fill(this.#sides, side(shown), other && side(other));
  }

  credits(of: readonly string[]): void {
    const all = of.flatMap((credits) => credits.split("; "));
    this.#credits.textContent = [...new Set(all)].join("; ");
  }

  /** The same view in the other language. */
  link(hash: string): void {
    this.#language.href = `?lang=${this.format.texts.otherLanguage.lang}${hash}`;
  }

  /** Says something to readers of the screen alone. */
  say(text: string): void {
    this.#status.textContent = text;
  }

  /** Whether the map is still that of before; it is dimmed by then, and what takes longer is told. */
  busy(isBusy: boolean): void {
    this.stage.setAttribute("aria-busy", String(isBusy));
    clearTimeout(this.#waits);
    if (isBusy) this.#waits = window.setTimeout(() => (this.#loading.textContent = this.format.texts.loading), TOLD_AFTER);
    else this.#loading.textContent = "";
  }
}
