/** The line of days below the map: a slider that moves from snapshot to snapshot. */

import { fill, h } from "../dom";
import type { Format } from "../texts/format";
import { gaps, nearest, places, years } from "./scale";

export class TimeSlider {
  readonly element: HTMLElement;
  readonly #track: HTMLElement;
  readonly #thumb = h("span", { class: "thumb" });
  readonly #value = h("span", { class: "thumb-day" });
  #dates: readonly string[] = [];
  #date = "";

  constructor(
    private readonly format: Format,
    private readonly onDate: (date: string) => void,
  ) {
    this.#track = h("div", { class: "track" });
    this.element = h(
      "div",
      {
        class: "slider",
        role: "slider",
        tabindex: 0,
        "aria-label": format.texts.time,
        onkeydown: (event) => this.#key(event as KeyboardEvent),
        onpointerdown: (event) => this.#drag(event as PointerEvent),
      },
      this.#track,
    );
  }

  show(dates: readonly string[], date: string): void {
    const isNew = dates.join() !== this.#dates.join();
    this.#dates = dates;
    this.#date = dates.findLast((day) => day <= date) ?? dates[0] ?? date;
    if (isNew) this.#draw();
    const at = dates.indexOf(this.#date);
    const place = places(dates)[at] ?? 0;
    this.#thumb.style.left = `${place * 100}%`;
    this.#value.textContent = this.format.day(this.#date);
    this.#value.style.left = `${place * 100}%`;
    this.#value.style.translate = `${-place * 100}% 0`;
    this.element.setAttribute("aria-valuemin", "1");
    this.element.setAttribute("aria-valuemax", String(dates.length));
    this.element.setAttribute("aria-valuenow", String(at + 1));
    this.element.setAttribute("aria-valuetext", this.format.day(this.#date));
  }

  /** The day that is so many steps away, as far as there are days. */
  stepped(steps: number): string {
    const at = this.#dates.indexOf(this.#date) + steps;
    return this.#dates[Math.min(this.#dates.length - 1, Math.max(0, at))] ?? this.#date;
  }

  get isAtEnd(): boolean {
    return this.stepped(1) === this.#date;
  }

  #draw(): void {
    const at = new Map(places(this.#dates).map((place, index) => [this.#dates[index], place * 100]));
    const { texts } = this.format;
    const holes = gaps(this.#dates).map(([from, to]) => {
      const hole = h("span", { class: "hole", title: texts.gap(this.format.day(from), this.format.day(to)) });
      hole.style.left = `${at.get(from) ?? 0}%`;
      hole.style.width = `${(at.get(to) ?? 0) - (at.get(from) ?? 0)}%`;
      return hole;
    });
    const ticks = this.#dates.map((date) => placed(h("span", { class: "tick", title: this.format.day(date) }), at.get(date) ?? 0));
    const marks = years(this.#dates, 6).map(([year, place]) =>
      placed(h("span", { class: "year", "aria-hidden": "true" }, year), place * 100),
    );
    fill(this.#track, ...holes, ...marks, ...ticks, this.#thumb, this.#value);
  }

  #key(event: KeyboardEvent): void {
    const last = this.#dates.length;
    const steps = {
      ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -6, PageUp: 6, Home: -last, End: last,
    }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    this.onDate(this.stepped(steps));
  }

  #drag(event: PointerEvent): void {
    this.element.setPointerCapture(event.pointerId);
    const frame = this.#track.getBoundingClientRect();
    const move = ({ clientX }: PointerEvent): void => {
      const date = nearest(this.#dates, (clientX - frame.left) / frame.width);
      if (date && date !== this.#date) this.onDate(date);
    };
    move(event);
    this.element.addEventListener("pointermove", move);
    const end = (): void => this.element.removeEventListener("pointermove", move);
    this.element.addEventListener("lostpointercapture", end, { once: true });
  }
}

function placed<E extends HTMLElement>(element: E, percent: number): E {
  element.style.left = `${percent}%`;
  return element;
}
