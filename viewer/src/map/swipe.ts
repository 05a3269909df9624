/** Two maps that move as one, and the divider between them. */

import type { Map as MapLibre } from "maplibre-gl";
import { h } from "../dom";
import type { Texts } from "../texts/texts";

/** Lets each of two maps follow the other. */
export function follow(one: MapLibre, other: MapLibre): void {
  let isFollowing = false;
  const lead = (leader: MapLibre, follower: MapLibre): void => {
    leader.on("move", () => {
      if (isFollowing) return;
      isFollowing = true;
      follower.jumpTo({ center: leader.getCenter(), zoom: leader.getZoom() });
      isFollowing = false;
    });
  };
  lead(one, other);
  lead(other, one);
}

export class Divider {
  readonly element: HTMLElement;

  /** Over a map, of whose right part it shows another. */
  constructor(
    private readonly right: HTMLElement,
    private readonly texts: Texts,
    private readonly onMove: (share: number) => void,
  ) {
    this.element = h(
      "div",
      {
        class: "divider",
        role: "slider",
        tabindex: 0,
        "aria-label": texts.swipe,
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        onkeydown: (event) => this.#key(event as KeyboardEvent),
        onpointerdown: (event) => this.#drag(event as PointerEvent),
      },
      h("span", { class: "grip", "aria-hidden": "true" }, "◂ ▸"),
    );
  }

  place(share: number): void {
    const percent = Math.round(share * 100);
    this.element.style.left = `${share * 100}%`;
    this.right.style.clipPath = `inset(0 0 0 ${share * 100}%)`;
    this.element.setAttribute("aria-valuenow", String(percent));
    this.element.setAttribute("aria-valuetext", this.texts.swipeAt(percent));
  }

  #key(event: KeyboardEvent): void {
    const now = Number(this.element.getAttribute("aria-valuenow")) / 100;
    const step = event.shiftKey ? 0.1 : 0.02;
    const next = { ArrowLeft: now - step, ArrowRight: now + step, Home: 0, End: 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.onMove(Math.min(1, Math.max(0, next)));
  }

  #drag(event: PointerEvent): void {
    event.preventDefault();
    this.element.focus();
    this.element.setPointerCapture(event.pointerId);
    const frame = this.right.getBoundingClientRect();
    const move = ({ clientX }: PointerEvent): void =>
      this.onMove(Math.min(1, Math.max(0, (clientX - frame.left) / frame.width)));
    this.element.addEventListener("pointermove", move);
    const end = (): void => this.element.removeEventListener("pointermove", move);
    this.element.addEventListener("lostpointercapture", end, { once: true });
  }
}
