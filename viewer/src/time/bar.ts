/** The slider of days with its buttons, and the playing of one day after another. */

import { h } from "../dom";
import type { Format } from "../texts/format";
import { TimeSlider } from "./slider";

/** How long a day stands, in milliseconds, once its map is there. */
const STAND = 1100;

export class TimeBar {
  readonly element: HTMLElement;
  readonly #slider: TimeSlider;
  readonly #play: HTMLButtonElement;
  #isPlaying = false;

  /** `onDate` changes the day, and waits until it is seen. */
  constructor(
    private readonly format: Format,
    private readonly onDate: (date: string) => Promise<void>,
  ) {
    const { texts } = format;
    const choose = (date: string): void => {
      this.stop();
      void onDate(date);
    };
    this.#slider = new TimeSlider(format, choose);
    const step = (steps: number, label: string, sign: string) =>
      h("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick: () => choose(this.#slider.stepped(steps)) }, sign);
    this.#play = h("button", { type: "button", class: "icon play", onclick: () => this.#toggle() });
    this.element = h(
      "div",
      { class: "time" },
      this.#play,
      step(-1, texts.earlier, "‹"),
      this.#slider.element,
      step(1, texts.later, "›"),
    );
    this.#label();
  }

  show(dates: readonly string[], date: string): void {
    this.#slider.show(dates, date);
    this.#play.disabled = dates.length < 2;
  }

  stop(): void {
    this.#isPlaying = false;
    this.#label();
  }

  #toggle(): void {
    if (this.#isPlaying) this.stop();
    else void this.#run();
  }

  async #run(): Promise<void> {
    this.#isPlaying = true;
    this.#label();
    if (this.#slider.isAtEnd) await this.onDate(this.#slider.stepped(-Infinity));
    while (this.#isPlaying) {
      await new Promise((done) => setTimeout(done, STAND));
      if (!this.#isPlaying) return;
      await this.onDate(this.#slider.stepped(1));
      if (this.#slider.isAtEnd) this.stop();
    }
  }

  #label(): void {
    const { play, pause } = this.format.texts;
    const label = this.#isPlaying ? pause : play;
    this.#play.textContent = this.#isPlaying ? "❚❚" : "▶";
    this.#play.setAttribute("aria-label", label);
    this.#play.title = label;
  }
}
