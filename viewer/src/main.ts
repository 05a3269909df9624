/** The viewer of `bakhmut-map serve`: puts the parts together. */

import "maplibre-gl/dist/maplibre-gl.css";
import "./style/page.css";
import "./style/controls.css";
import "./style/panel.css";
import "./style/map.css";
import { catalogue } from "./api/client";
import { listen } from "./api/events";
import { App } from "./app";
import { onTheme } from "./map/palette";
import { Stage } from "./map/stage";
import { isPhone, Page } from "./page";
import { SavePanel } from "./panel/save";
import { Tabs } from "./panel/tabs";
import { settled, scene } from "./state/resolve";
import { Store } from "./state/state";
import { format as formatHash, parse } from "./state/url";
import { Format } from "./texts/format";
import { chosenLang, textsOf } from "./texts/texts";
import { TimeBar } from "./time/bar";

async function start(root: HTMLElement): Promise<void> {
  const lang = chosenLang(location.search, navigator.languages);
  document.documentElement.lang = lang;
  const texts = textsOf(lang);
  const format = new Format(lang, texts);
  root.textContent = texts.loading;

  const known = await catalogue();
  const asked = location.hash;
  const store = new Store(settled(parse(asked), known));
  const tabs = new Tabs(texts, (tab) => store.set({ tab }));
  const time = new TimeBar(format, async (date) => {
    app.set({ date });
    await app.drawn;
  });
  const extent = (): readonly [number, number, number, number] => scene(store.state, known).shown.dataset.extent;
  const page = new Page(root, format, tabs.element, time.element, () => stage.fit(extent()));
  tabs.fold(isPhone() && store.state.tab === "map");

  const watch = {
    onAsk: (at: readonly [number, number], which: "left" | "right") => app.ask(at, which),
    onCamera: (camera: NonNullable<typeof store.state.camera>) => store.set({ camera }),
    onSwipe: (swipe: number) => store.set({ swipe }),
  };
  const stage = await Stage.open(page.stage, page.scales, store.state.camera, extent(), known.max_zoom, watch, texts);
  const save = new SavePanel(tabs.bodies.save, format);
  const app = new App({ store, stage, page, tabs, time, save, format }, known);

  app.tellLost(asked);
  onTheme(() => void app.recolour());
  listen((event) => void app.changedData(event), (event) => app.invalidData(event));
  addEventListener("hashchange", () => {
    if (location.hash !== formatHash(store.state)) app.restore(location.hash);
  });
}

const root = document.querySelector<HTMLElement>("#app");
if (root) {
  start(root).catch((why: unknown) => {
    root.textContent = textsOf(chosenLang(location.search, navigator.languages)).failed(String(why));
  });
}
