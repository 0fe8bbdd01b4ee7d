#!/usr/bin/env node
// The `handraise` command: hands every argument to the command line of the harness, under the pinned Node.

import { launch } from './first.js';

launch('harness/cli.ts', process.argv.slice(2));
