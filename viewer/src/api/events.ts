/** What becomes of the geodata while the page is open. */

import type { DataEvent, InvalidEvent } from "./types";

/** Calls back with each event, until the page is left. The browser connects anew by itself. */
export function listen(onData: (event: DataEvent) => void, onInvalid: (event: InvalidEvent) => void): void {
  const events = new EventSource(new URL("api/events", document.baseURI));
  const read = <T>(event: Event): T => JSON.parse((event as MessageEvent<string>).data) as T;
  events.addEventListener("data", (event) => onData(read(event)));
  events.addEventListener("invalid", (event) => onInvalid(read(event)));
  addEventListener("pagehide", () => events.close());
}
