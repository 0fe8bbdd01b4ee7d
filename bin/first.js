// The first step of every npm script: plain JavaScript, no dependencies, any Node from 20 on. It installs what the lock
// file says if that is not there yet, then goes on under the pinned Node. What is run afterwards is not its business.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const binaries = join(modules, '.bin');
const pinnedNode = join(binaries, 'node');
const oldestMajor = 24;

/** What each word of the command line runs, relative to the repository; further arguments are appended. */
const targets = new Map([
  ['start', ['harness/cli.ts', 'start']],
  ['run', ['harness/cli.ts', 'run']],
  ['explore', ['harness/cli.ts', 'explore']],
  ['fuzz', ['harness/cli.ts', 'fuzz']],
  ['coverage', ['harness/cli.ts', 'coverage']],
  ['dev', ['bin/dev.ts']],
  ['gallery', ['bin/gallery.ts']],
  ['screenshots', ['bin/screenshots.ts']],
  ['test', ['bin/test.ts']],
  ['check', ['bin/check.ts']],
  ['bench', ['bench/main.ts']],
  ['mutants', ['harness/mutants/main.ts']],
  ['docs', ['harness/cli.ts', 'docs']],
  ['languages', ['checks/languages.ts', '--write']],
]);

/**
 * Runs a TypeScript file of this repository under the pinned Node, after set-up, in the caller's working directory.
 * Signals go on to it, and this process ends with its exit code (128 + signal if a signal ended it).
 * @param {string} target path relative to the repository
 * @param {readonly string[]} args
 */
export function launch(target, args) {
  if (!isInstalled()) install();
  const child = spawn(findNode(), [join(root, target), ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [binaries, pathWithoutBinaries()].join(delimiter),
      // Code that was compiled once is not compiled again: it halves the time to start.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'compiled'),
    },
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {
    // A terminal has already told the whole process group; a second SIGINT would read as "stop at once".
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  child.on('error', (error) => stop(`Could not run ${target}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

/**
 * Compares the lock file with the one that npm writes last of all when it has installed, so that a broken-off install
 * and a changed lock file are both noticed, and an `npm install` by hand is not done again.
 */
function isInstalled() {
  const installedPath = join(modules, '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(installedPath);
  // A lock file also names, or leaves out, optional packages that are for other machines.
  const isOptional = (/** @type {{ optional?: boolean, devOptional?: boolean }} */ entry) =>
    Boolean(entry.optional || entry.devOptional);
  return (
    Object.entries(installed).every(([path, entry]) => path in wanted || isOptional(entry)) &&
    Object.entries(wanted).every(([path, entry]) =>
      installed[path] ? installed[path].integrity === entry.integrity : path === '' || isOptional(entry),
    )
  );
}

/** @param {string} lockFile */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
}

function install() {
  refuseStaleLockFile();
  process.stderr.write('Installing what package-lock.json says …\n');
  // Not `npm ci`: it refuses a lock file without the optional packages for machines that the registry at hand does not
  // serve. With a lock file that agrees with package.json, and without saving, this installs the same packages.
  // --include=dev: NODE_ENV=production would leave packages out and so install again at every start. The error level
  // hides warnings of packages that ask for a newer Node than the one npm runs on; they run on the pinned one.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm must not run on a Node that it may delete.
  const env = { ...process.env, PATH: pathWithoutBinaries() };
  const result = spawnSync('npm', [...args, '--include=dev', '--include=optional'], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  });
  if (result.error) stop(`npm could not be run: ${result.error.message}`);
  if (result.status !== 0) stop('npm could not install the packages, see above.');
  if (!isInstalled())
    stop('node_modules is not what package-lock.json says. Please delete node_modules and try again.');
}

/** `npm install` would quietly choose versions by itself, which only people may do. */
function refuseStaleLockFile() {
  const locked = packagesOf(join(root, 'package-lock.json'));
  for (const folder of ['', 'bridge']) {
    const name = join(folder, 'package.json');
    const manifest = JSON.parse(readFileSync(join(root, name), 'utf8'));
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      if (!isDeepStrictEqual(manifest[kind] ?? {}, locked[folder]?.[kind] ?? {})) {
        stop(`package-lock.json is older than the ${kind} of ${name}. Please run npm install and commit both.`);
      }
    }
  }
}

/** npm puts node_modules/.bin first, the pinned Node included. */
function pathWithoutBinaries() {
  const entries = (process.env.PATH ?? '').split(delimiter);
  return entries.filter((entry) => entry !== binaries).join(delimiter);
}

function findNode() {
  if (isNewEnough(pinnedNode)) return pinnedNode;
  if (Number.parseInt(process.versions.node, 10) >= oldestMajor) return process.execPath;
  return stop(
    `Handraise needs Node ${oldestMajor} or newer: none comes from npm for ${process.platform}-${process.arch} here, ` +
      `and this is Node ${process.versions.node}. Please install Node ${oldestMajor}.`,
  );
}

/** @param {string} node runs it, since a Node for another C library is there and yet cannot run */
function isNewEnough(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && Number.parseInt(stdout.slice(1), 10) >= oldestMajor;
}

/**
 * @param {string} reason
 * @returns {never}
 */
function stop(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [word = '', ...args] = process.argv.slice(2);
  const [target, ...fixedArgs] = targets.get(word) ?? [];
  if (!target) stop(`Usage: node bin/first.js <${[...targets.keys()].join('|')}> [arguments]`);
  process.chdir(root);
  launch(target, [...fixedArgs, ...args]);
}
