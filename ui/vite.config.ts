/** Builds the desks into ui/dist. One page; main.ts chooses the desk and loads only that one. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome130', 'firefox130', 'safari18'],
    // Nothing inline: the content security policy allows files of our own only.
    assetsInlineLimit: 0,
    // Says which file needs which, for whoever measures what a desk fetches.
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
  },
});
