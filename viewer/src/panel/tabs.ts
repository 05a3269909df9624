/** The panel's tabs; on a phone they are the handle of a sheet that folds. */

import { h } from "../dom";
import { TABS, type Tab } from "../state/state";
import type { Texts } from "../texts/texts";

export class Tabs {
  readonly element: HTMLElement;
  readonly bodies: Readonly<Record<Tab, HTMLElement>>;
  readonly #buttons: Readonly<Record<Tab, HTMLButtonElement>>;
  #chosen: Tab = "map";

  constructor(
    texts: Texts,
    private readonly onTab: (tab: Tab) => void,
  ) {
    const all = <T>(make: (tab: Tab) => T) => Object.fromEntries(TABS.map((tab) => [tab, make(tab)])) as Record<Tab, T>;
    this.#buttons = all((tab) =>
      h(
        "button",
        { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}`, onclick: () => this.#click(tab) },
        texts.tabs[tab],
      ),
    );
    this.bodies = all((tab) =>
      h("div", { role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}`, tabindex: 0, class: "tab-body" }),
    );
    const list = h(
      "div",
      { role: "tablist", "aria-label": texts.panel, onkeydown: (event) => this.#key(event as KeyboardEvent) },
      ...TABS.map((tab) => this.#buttons[tab]),
    );
    this.element = h("aside", { class: "panel", "aria-label": texts.panel }, list, ...TABS.map((tab) => this.bodies[tab]));
    this.fold(true);
  }

  show(chosen: Tab): void {
    this.#chosen = chosen;
    for (const tab of TABS) {
      this.bodies[tab].hidden = tab !== chosen;
      this.#buttons[tab].setAttribute("aria-selected", String(tab === chosen));
      this.#buttons[tab].tabIndex = tab === chosen ? 0 : -1;
    }
  }

  /** Folds the sheet of a phone to its tabs; a wide window shows all in either case. */
  fold(isFolded: boolean): void {
    this.element.toggleAttribute("data-folded", isFolded);
  }

  #click(tab: Tab): void {
    const isAgain = tab === this.#chosen && !this.element.hasAttribute("data-folded");
    this.fold(isAgain);
    if (!isAgain) this.onTab(tab);
  }

  #key(event: KeyboardEvent): void {
    const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(this.#chosen) + steps + TABS.length) % TABS.length] ?? "map";
    this.fold(false);
    this.onTab(next);
    this.#buttons[next].focus();
  }
}
