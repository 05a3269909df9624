/** What the validator says of files that are saved while the page is open. */

import { fill, h } from "../dom";
import type { Finding } from "../api/types";
import type { Texts } from "../texts/texts";

/** More are counted only. */
const MOST = 5;

export class Faults {
  /** It stands in the page from the beginning, so that readers of the screen tell what comes into it. */
  readonly element = h("section", { class: "faults", role: "alert", hidden: true });

  constructor(private readonly texts: Texts) {}

  show(kind: "invalid" | "warnings", headline: string, findings: readonly Finding[]): void {
    const { texts } = this;
    const told = findings.slice(0, MOST).map(({ file, line, message, help }) =>
      h(
        "li",
        {},
        h("strong", {}, texts.line(file, line)),
        // The validator speaks English.
        h("span", { lang: "en" }, ` ${message}`, help && h("em", {}, ` ${help}`)),
      ),
    );
    const more = findings.length - told.length;
    const close = h("button", { type: "button", class: "plain", onclick: () => this.clear() }, texts.close);
    this.element.dataset.kind = kind;
    fill(
      this.element,
      h("div", {}, h("p", {}, headline), h("ul", {}, ...told, more > 0 && h("li", {}, texts.moreFindings(more)))),
      close,
    );
    this.element.hidden = false;
  }

  clear(): void {
    this.element.hidden = true;
    fill(this.element);
  }
}
