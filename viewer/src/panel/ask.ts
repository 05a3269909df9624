/** Asking about a position that is written in numbers. */

import { h } from "../dom";
import type { LonLat } from "../api/types";
import { isPosition } from "../state/url";
import type { Texts } from "../texts/texts";

interface Asks {
  readonly ask: (at: LonLat) => void;
  readonly askHere: () => void;
  /** What is written is no position, and what was told of another holds no more. */
  readonly fail: () => void;
}

export class AskForm {
  readonly element: HTMLFormElement;
  readonly #fault = h("p", { class: "fault", role: "alert", id: "ask-fault" });
  readonly #lat = number("lat");
  readonly #lon = number("lon");

  constructor(
    private readonly texts: Texts,
    private readonly asks: Asks,
  ) {
    const field = (label: string, input: HTMLInputElement) => h("label", { class: "field" }, h("span", {}, label), input);
    this.element = h(
      "form",
      { class: "ask", onsubmit: (event) => this.#submit(event), novalidate: true },
      field(texts.lat, this.#lat),
      field(texts.lon, this.#lon),
      this.#fault,
      h("button", { type: "submit" }, texts.ask),
      h("button", { type: "button", class: "plain", onclick: asks.askHere }, texts.here),
    );
  }

  /** Writes a position, or nothing. */
  write(at: LonLat | null): void {
    this.#lat.value = at?.[1].toFixed(4) ?? "";
    this.#lon.value = at?.[0].toFixed(4) ?? "";
    this.#fault.textContent = "";
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { texts } = this;
    const noNumber = [this.#lat, this.#lon].find((input) => !Number.isFinite(read(input)));
    const at: LonLat = [read(this.#lon), read(this.#lat)];
    if (!noNumber && isPosition(at)) return this.asks.ask(at);
    this.asks.fail();
    this.#fault.textContent = noNumber?.value.trim() ? texts.noPosition(noNumber.value.trim()) : texts.badPosition;
    this.#fault.scrollIntoView({ block: "nearest" });
    (noNumber ?? this.#lat).focus({ preventScroll: true });
  }
}

function number(name: string): HTMLInputElement {
  return h("input", {
    name, inputmode: "decimal", autocomplete: "off", size: 9, required: true, "aria-describedby": "ask-fault",
  });
}

/** Degrees with a point or a comma; NaN for what is no number. */
function read({ value }: HTMLInputElement): number {
  const text = value.trim().replace(",", ".");
  return text === "" ? NaN : Number(text);
}
