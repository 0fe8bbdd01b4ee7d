// `npm run check`: types, format and lint, import boundaries, dead code and purity of the charts, in seconds. No tests.

import { describeCheck, runChecks } from '../checks/index.ts';

const ends = await runChecks((end) => console.log(describeCheck(end)));
process.exitCode = ends.every(({ code }) => code === 0) ? 0 : 1;
