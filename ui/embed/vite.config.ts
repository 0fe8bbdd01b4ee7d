/**
 * Builds the web component as one ES module with its types beside it: `vite build --config ui/embed/vite.config.ts`. The
 * build of the desks runs it too.
 */
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/embed',
    // The desks' build has emptied it.
    emptyOutDir: false,
    target: ['chrome130', 'firefox130', 'safari18'],
    lib: {
      entry: join(import.meta.dirname, 'handraise-assist.ts'),
      formats: ['es'],
      fileName: () => 'handraise-assist.js',
    },
  },
});
