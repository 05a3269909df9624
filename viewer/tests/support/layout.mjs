/** What is wrong with how a page is laid out. */

/** Parts that must not lie on each other. */
const PARTS = [
  "h1", ".as-of", ".language", ".faults:not([hidden])", ".notice:not([hidden])", '[role="tablist"]', '.tab-body:not([hidden])', ".sides p",
  ".claim-key:not([hidden])", ".stage", ".maplibregl-ctrl-group", ".maplibregl-ctrl-scale", ".whole", ".loading:not(:empty)", ".credits", ".grip", ".play", '.time .icon:not(.play)', ".slider",
];

/** What may cover a piece of the map. */
const ON_MAP = ".whole, .loading";

/** Pairs of parts that overlap, parts that leave the window, and words that are cut. */
export function layoutFaults(page) {
  return page.evaluate(([selectors, onMap]) => {
    const faults = [];
    const named = (element) => `${element.tagName.toLowerCase()}.${element.className || element.id} "${element.textContent.trim().slice(0, 24)}"`;
    const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
    const parts = [...document.querySelectorAll(selectors.join())].filter(shown);
    const boxes = parts.map((part) => [part, part.getBoundingClientRect()]);
    for (const [at, [part, box]] of boxes.entries()) {
      if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1) {
        faults.push(`${named(part)} leaves the window`);
      }
      for (const [other, against] of boxes.slice(at + 1)) {
        const isMap = [part, other].some((one) => one.matches(".stage")) && [part, other].some((one) => one.matches(onMap));
        const isWithin = isMap || part.contains(other) || other.contains(part);
        const across = Math.min(box.right, against.right) - Math.max(box.left, against.left);
        const down = Math.min(box.bottom, against.bottom) - Math.max(box.top, against.top);
        if (!isWithin && across > 1 && down > 1) faults.push(`${named(part)} lies on ${named(other)}`);
      }
    }
    const words = [...document.querySelectorAll("button, .modes span, h1, h2, h3, .as-of, .sides p, .thumb-day")];
    for (const word of words.filter(shown)) {
      if (word.scrollWidth > word.clientWidth + 1 && getComputedStyle(word).display !== "inline") faults.push(`${named(word)} is cut`);
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push("the page is wider than the window");
    if (document.documentElement.scrollHeight > innerHeight) faults.push("the page is higher than the window");
    return faults;
  }, [PARTS, ON_MAP]);
}
