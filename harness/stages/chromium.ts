// Starts the Chromium that scenarios and journeys drive: the system's if there is one, else the binary inside the npm
// package @sparticuz/chromium, unpacked once, with the shared libraries and fonts that a bare machine lacks.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const systemPaths = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(
  (n) => `/usr/bin/${n}`,
);

/** Not the package's own `args`: its --single-process dies when a context is closed, and it switches web security off. */
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--no-pings',
];

/** `more`: flags for what this browser is used for. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const system = process.env.CHROMIUM ?? systemPaths.find((path) => existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: [...args, ...more] });
  const home = await unpacked();
  // NSS, NSPR and expat come with the package; a bare Debian has none of them. Always ours: one behaviour everywhere.
  const LD_LIBRARY_PATH = [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = { ...process.env, LD_LIBRARY_PATH, FONTCONFIG_PATH: join(home, 'fonts') } as Record<string, string>;
  return chromium.launch({ executablePath: join(home, 'chromium'), args: [...args, ...more], env });
}

/** A folder of ours, complete or absent: the package takes a half-written /tmp/chromium of a killed run for a whole one. */
async function unpacked(): Promise<string> {
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = join(packageFolder, '../../.cache');
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return home;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  // `inflate` writes to os.tmpdir(), which reads TMPDIR at each call.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = staging;
  try {
    const names = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];
    const jobs = names.map((name) => inflate(join(packageFolder, 'bin', name)));
    await Promise.all(jobs);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  const dirs = [join(home, 'fonts/fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  const config = `<?xml version="1.0"?><fontconfig>${dirs}<cachedir>${join(home, 'fonts/cache')}</cachedir></fontconfig>`;
  await writeFile(join(staging, 'fonts/fonts.conf'), config);
  // Whoever is first wins; the other copy is the same.
  await rename(staging, home).catch(() => rm(staging, { recursive: true, force: true }));
  return home;
}
