/** Bytes in use once everything that can go is gone. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

export function heapInUse(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
