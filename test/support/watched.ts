/** A memory host that watches every property of the domain while it runs: a violation throws where it happens. */
import { watchedHost } from '../../harness/traces/watched-host.ts';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { isCommandType } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import type { World } from '../../machines/properties.ts';
import { properties } from '../../machines/properties.ts';
import type { MemoryHost, MemoryOptions } from '../../server/actors/memory-host.ts';

export interface Watched {
  host: MemoryHost;
  /** Sends a command of a person, the ACD or the administrator under a fresh id, or under the one given. */
  send<Type extends CommandType>(self: string, type: Type, body: CommandBody<Type>, id?: string): Promise<Answer>;
  /** Delivers everything and checks what must hold when nothing is under way. */
  settle(): void;
  world(): World;
  /** What happened, a line a turn; for failures. */
  trace(): string[];
  unreached(): string[];
}

const fail = (violations: readonly Violation[], trace: readonly string[]) => {
  const [first] = violations;
  if (first) throw new Error(`${first.property}: ${first.wrong}\n${first.why}\n${trace.slice(-25).join('\n')}`);
};

/** `only`: the names of the properties to watch, all if left out. */
export function watched(options: MemoryOptions = {}, only?: readonly string[]): Watched {
  const trace: string[] = [];
  let ids = 0;
  const { host, world, settled, unreached } = watchedHost({
    ...options,
    ...(only && { properties: properties.filter(({ name }) => only.includes(name)) }),
    onJudged: ({ envelope: { from, to, message } }, violations) => {
      trace.push(`${from} → ${to} ${JSON.stringify(message)}`);
      fail(violations, trace);
    },
  });
  return {
    host,
    send: (self, type, body, id = `k${++ids}`) => {
      if (!isCommandType(type)) throw new Error(`no such command: ${type}`);
      const user = self.includes('/') ? partsOf(self as Address).id : self;
      return host.send({ user, id, self: self as Address, type, body });
    },
    settle: () => {
      host.drain();
      fail(settled(), trace);
    },
    world,
    trace: () => trace,
    unreached,
  };
}
