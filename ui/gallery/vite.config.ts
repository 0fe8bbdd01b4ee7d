/** Builds the gallery, which is for those who develop the desks: no server serves it and no release carries it. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { uplotLocale } from '../uplot-locale.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [uplotLocale],
  base: './',
  build: {
    outDir: resolve(import.meta.dirname, '../../artefacts/gallery/page'),
    emptyOutDir: true,
    target: ['chrome130', 'firefox130', 'safari18'],
    modulePreload: { polyfill: false },
  },
});
