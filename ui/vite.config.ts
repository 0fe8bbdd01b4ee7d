/**
 * Builds the desks into ui/dist: one page, of which main.ts chooses the desk and loads only that one. Beside it the web
 * component for other desktops, which is a build of its own since it has to be one file.
 */
import { join } from 'node:path';
import type { LogLevel } from 'vite';
import { build, defineConfig } from 'vite';
import { uplotLocale } from './uplot-locale.ts';

let logLevel: LogLevel | undefined;

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
  plugins: [
    uplotLocale,
    {
      name: 'handraise-assist',
      apply: 'build',
      configResolved: (config) => {
        logLevel = config.logLevel;
      },
      closeBundle: async () => {
        const configFile = join(import.meta.dirname, 'embed/vite.config.ts');
        await build({ configFile, ...(logLevel && { logLevel }) });
      },
    },
  ],
});
