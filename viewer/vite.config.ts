import { defineConfig } from "vite";

/** Where `bakhmut-map serve` listens while the page is worked on. */
const server = "http://127.0.0.1:8080";

export default defineConfig({
  // The server may be reached below a path of a proxy.
  base: "./",
  worker: { format: "es" },
  build: {
    modulePreload: { polyfill: false },
    // A picture within a style sheet needs no request, but a script or a style within the page is
    // forbidden by the server's content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: { "^/(tiles|render|zones|api|healthz|context|countries)": { target: server, changeOrigin: false } },
  },
});
