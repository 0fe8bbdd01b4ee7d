/**
 * A thread that gets less of a processor than this while it works takes it away from somebody, perhaps from the server. It
 * then rests so many times as long as it has worked: being behind is better than being in the way.
 */
const ownShareMin = 0.85;
const restsFor = 12;
const restMaxMs = 2_000;

export interface Begun {
  at: number;
  cpu: NodeJS.CpuUsage;
}

export const begin = (): Begun => ({ at: performance.now(), cpu: process.threadCpuUsage() });

/** How long to rest after work that began then, ms; 0 if a processor was free for it. */
export function restAfter({ at, cpu }: Begun): number {
  const { user, system } = process.threadCpuUsage(cpu);
  const workedMs = performance.now() - at;
  return (user + system) / 1_000 < ownShareMin * workedMs ? Math.min(restMaxMs, restsFor * workedMs) : 0;
}
