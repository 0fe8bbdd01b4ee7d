/** The `handraise` command, as a process. */
import { handraise } from './commands/handraise.ts';

process.exitCode = await handraise(process.argv.slice(2));
