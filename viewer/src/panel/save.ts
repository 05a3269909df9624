/** Pictures and embeds to download, and a link to what is seen. */

import { fill, h, select } from "../dom";
import type { Catalogue } from "../api/types";
import { embed } from "../save/embed";
import { pictureAddress, pictureName, SHAPES, shownIn, THEMES, type Picture, type Shape } from "../save/picture";
import type { Scene } from "../state/resolve";
import type { Format } from "../texts/format";

export class SavePanel {
  #view = "";
  #shape: Shape = "wide";
  #theme = "light";
  #scene: Scene | null = null;
  #catalogue: Catalogue | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly format: Format,
  ) {}

  show(scene: Scene, catalogue: Catalogue): void {
    this.#scene = scene;
    this.#catalogue = catalogue;
    this.#draw();
  }

  #draw(): void {
    const { texts } = this.format;
    const views = this.#catalogue?.views ?? [];
    const named = <T extends string>(words: readonly T[], names: Record<T, string>) =>
      words.map((word): [string, string] => [word, names[word]]);
    const titles = views.map((view): [string, string] => [view.id, this.format.name(view.title)]);
    const picture = this.#picture();
    fill(
      this.element,
      select("view", texts.view, titles, picture?.view.id ?? "", (view) => this.#choose(() => (this.#view = view))),
      select("shape", texts.shape, named(SHAPES, texts.shapes), this.#shape, (shape) =>
        this.#choose(() => (this.#shape = SHAPES.find((one) => one === shape) ?? "wide")),
      ),
      select("theme", texts.theme, named(THEMES, texts.themes), this.#theme, (theme) =>
        this.#choose(() => (this.#theme = theme)),
      ),
      picture && this.#isLess(picture) && h("p", { class: "note" }, texts.noZones),
      ...this.#lacking(picture),
      ...(picture ? this.#downloads(picture) : []),
      this.#link(),
    );
  }

  #choose(change: () => void): void {
    const focused = document.activeElement?.getAttribute("name");
    change();
    this.#draw();
    this.element.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
  }

  #picture(): Picture | null {
    const [scene, catalogue] = [this.#scene, this.#catalogue];
    const view = catalogue?.views.find(({ id }) => id === this.#view) ?? catalogue?.views[0];
    const shown = scene && view && shownIn(scene, view);
    if (!shown || !catalogue) return null;
    const isDefault = shown.datasets[0] === catalogue.default_dataset;
    const { slug } = catalogue.town;
    return { ...shown, slug, view, isDefault, lang: this.format.lang, theme: this.#theme };
  }

  /** Whether the page compares, and the picture does not. */
  #isLess({ view }: Picture): boolean {
    return view.figure !== "control" && Boolean(this.#scene?.from || this.#scene?.other);
  }

  /** Which of two sources the picture lacks, for it has no data yet. */
  #lacking(picture: Picture | null): HTMLElement[] {
    const { shown, other } = this.#scene ?? {};
    if (!shown || !other || picture?.view.figure !== "control") return [];
    const without = [shown, other].filter(({ date }) => !date);
    const { texts } = this.format;
    return without.map(({ dataset }) => h("p", { class: "note warn" }, `${texts.oneSource} ${this.format.noneYet(dataset)}`));
  }

  #downloads(picture: Picture): HTMLElement[] {
    const { texts } = this.format;
    const name = `${pictureName(picture, this.#shape, 2)}.png`;
    const state = h("p", { class: "note", role: "status" });
    const button = h("button", { type: "button" }, texts.embed);
    button.addEventListener("click", () => void this.#embed(picture, button, state));
    return [
      h("a", { class: "button", href: pictureAddress(picture, this.#shape, 2), download: name }, texts.png),
      button,
      h("p", { class: "note" }, texts.embedHelp),
      state,
    ];
  }

  async #embed(picture: Picture, button: HTMLButtonElement, state: HTMLElement): Promise<void> {
    const { texts } = this.format;
    button.disabled = true;
    state.textContent = texts.making;
    try {
      const archive = await embed(picture, this.#asOf(picture), texts.credits);
      const href = URL.createObjectURL(archive);
      h("a", { href, download: `${pictureName(picture, "wide", 1)}.zip` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      state.textContent = "";
    } catch (why) {
      state.textContent = this.format.failed(why);
    }
    button.disabled = false;
  }

  #asOf({ from, date }: Picture): string {
    const { format } = this;
    const day = format.day(date);
    return from ? format.texts.changesFrom(format.day(from), day) : format.texts.asOf(day);
  }

  #link(): HTMLElement {
    const { texts } = this.format;
    const state = h("p", { class: "note", role: "status" });
    const copy = async (): Promise<void> => {
      try {
        await navigator.clipboard.writeText(location.href);
        state.textContent = texts.linkCopied;
      } catch {
        const field = h("input", { readonly: true, value: location.href, "aria-label": texts.linkByHand });
        fill(state, texts.linkByHand, field);
        field.select();
      }
    };
    return h("div", {}, h("button", { type: "button", class: "plain", onclick: () => void copy() }, texts.link), state);
  }
}
