/**
 * What is measured, for Prometheus. Labels are few and bounded: a code, a transport, a workgroup; never a person or a
 * request. Reads the history and what is published; nothing waits for it.
 */

import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Subscription } from 'rxjs';
import type { Host } from './actors/host.ts';
import type { History } from './history/history.ts';
import type { Connections } from './live/connections.ts';
import type { ProblemCode } from './problems.ts';
import type { RecordWatch } from './record-watch.ts';

/** Workgroups with a label of their own; the rest are `other`. */
const workgroupsMax = 100;

const responseSeconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
const lagSeconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const batchSizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

export interface MetricsOptions {
  host: Pick<Host, 'committed'>;
  history: Pick<History, 'caughtUp' | 'responded' | 'unfinished'>;
  now(): number;
}

export class Metrics {
  readonly registry = new Registry();
  readonly #now: () => number;
  readonly #history: MetricsOptions['history'];
  readonly #workgroups = new Set<string>();
  readonly #subscription: Subscription;
  #pending = 0;
  readonly #refusals = this.#counter('refusals_total', 'Refusals by code', ['code']);
  readonly #commands = this.#counter('commands_total', 'Commands answered, by type and HTTP status', [
    'type',
    'status',
  ]);
  readonly #events = this.#counter('events_total', 'Events published');
  readonly #batchCommands = this.#histogram('commit_commands', 'Commands of one commit', batchSizes);
  readonly #batchEvents = this.#histogram('commit_events', 'Events of one commit', batchSizes);
  readonly #lag = this.#histogram(
    'feed_lag_seconds',
    'From the events of a command to the last desk that was sent them',
    lagSeconds,
  );
  readonly #responses = this.#histogram(
    'first_response_seconds',
    'From a request to its first accept, by workgroup',
    responseSeconds,
    ['workgroup'],
  );

  constructor({ host, history, now }: MetricsOptions) {
    this.#now = now;
    this.#history = history;
    this.#gauge(
      'open_requests',
      'Requests that are not done, by workgroup and state',
      ['workgroup', 'state'],
      (set) => {
        const counts = new Map<string, number>();
        for (const { workgroup, state, count } of history.unfinished()) {
          const name = JSON.stringify({ workgroup: this.#labelOf(workgroup), state });
          counts.set(name, (counts.get(name) ?? 0) + count);
        }
        for (const [name, count] of counts) set(JSON.parse(name), count);
      },
    );
    this.#gauge('pending_commands', 'Commands taken and not yet answered', [], (set) => set({}, this.#pending));
    this.#gauge('heap_bytes', 'Memory in use', [], (set) => set({}, process.memoryUsage().heapUsed));
    this.#subscription = host.committed.subscribe(({ commands, events }) => {
      this.#events.inc(events);
      this.#batchCommands.observe(commands);
      this.#batchEvents.observe(events);
    });
    this.#subscription.add(
      history.responded.subscribe(({ workgroup, openedAt, respondedAt }) => {
        const seconds = ((respondedAt ?? openedAt) - openedAt) / 1_000;
        this.#responses.observe({ workgroup: this.#labelOf(workgroup) }, seconds);
      }),
    );
  }

  /** Live connections, read when somebody asks. */
  watch(connections: Pick<Connections, 'lines'>): void {
    const sums = (measure: (line: { waitingBytes(): number }) => number) => {
      const byTransport = { socket: 0, events: 0 };
      for (const line of connections.lines) byTransport[line.transport] += measure(line);
      return Object.entries(byTransport);
    };
    this.#gauge('connections', 'Live connections, by transport', ['transport'], (set) => {
      for (const [transport, count] of sums(() => 1)) set({ transport }, count);
    });
    this.#gauge('connection_waiting_bytes', 'Bytes that wait for slow readers, by transport', ['transport'], (set) => {
      for (const [transport, bytes] of sums((line) => line.waitingBytes())) set({ transport }, bytes);
    });
  }

  /** What was found wrong on the record. */
  watchRecord(watch: Omit<RecordWatch, 'close'>): void {
    const registers = [this.registry];
    new Counter({
      name: 'handraise_property_violations_total',
      help: 'What was found wrong on the record, by property or check',
      labelNames: ['property'],
      registers,
      collect() {
        this.reset();
        for (const [property, count] of watch.violations) this.inc({ property }, count);
      },
    });
    new Counter({
      name: 'handraise_watched_turns_total',
      help: 'Turns of the record that were judged',
      registers,
      collect() {
        this.reset();
        this.inc(watch.turns);
      },
    });
    this.#gauge('watched_turns_behind', 'Turns on the record that are not judged yet', [], (set) =>
      set({}, watch.turnsBehind),
    );
    this.#gauge('watching', '1 while the record is watched, 0 once the watcher has failed', [], (set) =>
      set({}, watch.isWatching ? 1 : 0),
    );
  }

  /** A commit with events of that time was handed to the last desk. */
  handed(at: number): void {
    this.#lag.observe(Math.max(0, this.#now() - at) / 1_000);
  }

  refused(code: ProblemCode): void {
    this.#refusals.inc({ code });
  }

  /** Counts a command until it has its answer. */
  async commandTaken<Said>(answer: Promise<Said>): Promise<Said> {
    this.#pending++;
    return answer.finally(() => {
      this.#pending--;
    });
  }

  commandAnswered(type: string, status: number): void {
    this.#commands.inc({ type, status: String(status) });
  }

  /** In the format of Prometheus. What the history tells is as of now, or as far as it could be read. */
  async read(): Promise<string> {
    await this.#history.caughtUp().catch(() => {});
    return this.registry.metrics();
  }

  close(): void {
    this.#subscription.unsubscribe();
    this.registry.clear();
  }

  #labelOf(workgroup: string): string {
    if (!this.#workgroups.has(workgroup) && this.#workgroups.size >= workgroupsMax) return 'other';
    this.#workgroups.add(workgroup);
    return workgroup;
  }

  #counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name: `handraise_${name}`, help, labelNames, registers: [this.registry] });
  }

  #histogram(name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram {
    return new Histogram({ name: `handraise_${name}`, help, buckets, labelNames, registers: [this.registry] });
  }

  #gauge(
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (labels: Record<string, string>, value: number) => void) => void | Promise<void>,
  ): void {
    new Gauge({
      name: `handraise_${name}`,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        this.reset();
        await read((labels, value) => this.set(labels, value));
      },
    });
  }
}
