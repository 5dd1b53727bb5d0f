import { defineConfig } from 'vite';

/** The console, built into files with hashed names: no script and no style stands in the page itself. */
// eslint-disable-next-line no-restricted-syntax -- Vite reads the default export.
export default defineConfig({
  // `npx vite web` serves the sources, next to a service at its usual port.
  server: { proxy: { '/api': 'http://localhost:3001' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsDir: 'console',
    target: 'es2022',
    // The strict policy of the page allows no data: fonts, and modules that are loaded late need no polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
