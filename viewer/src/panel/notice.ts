/** What the page did otherwise than it was asked to, told once. */

import { fill, h } from "../dom";
import type { Texts } from "../texts/texts";

export class Notice {
  /** It stands in the page from the beginning, so that readers of the screen tell what comes into it. */
  readonly element = h("section", { class: "notice", role: "status", hidden: true });

  constructor(private readonly texts: Texts) {}

  show(text: string): void {
    const close = h("button", { type: "button", class: "plain", onclick: () => this.clear() }, this.texts.close);
    this.element.hidden = false;
    fill(this.element, h("p", {}, text), close);
  }

  clear(): void {
    this.element.hidden = true;
    fill(this.element);
  }
}
