/** Runs of scenarios, as they travel between the server and the QA page: one that is followed step by step, or many of them. */
import * as z from 'zod/mini';
import { id } from './commands.ts';
import { scenarioFile, scenarioText, stage, verdict } from './laboratory.ts';

const time = z.int();

/** POST /api/runs → run: a scenario that is there, a text that is being written, or what a former run was of. */
export const startRun = z.object({
  stage,
  scenario: z.optional(z.string().check(z.maxLength(300))),
  text: z.optional(z.object({ file: scenarioFile, text: scenarioText, line: z.int() })),
  seed: z.optional(z.int().check(z.gte(0))),
  again: z.optional(id),
});

/** What a person's desk shows after a step, in short lines; in a browser also a picture of it. */
export const deskSight = z.object({
  person: id,
  name: z.string(),
  desk: z.enum(['agent', 'supervisor']),
  lines: z.array(z.string()),
  /** data: URL of a small picture. */
  picture: z.optional(z.string()),
});
export type DeskSight = z.infer<typeof deskSight>;

export const lane = z.object({
  atMs: z.number(),
  who: z.string(),
  kind: z.enum(['does', 'answer', 'sees']),
  what: z.string(),
});

export type Lane = z.infer<typeof lane>;

const runFailure = z.object({
  line: z.int(),
  column: z.int(),
  step: z.string(),
  message: z.string(),
  expected: z.optional(z.string()),
  seen: z.optional(z.string()),
  lanes: z.array(lane),
});

const runStep = z.object({
  line: z.int(),
  keyword: z.string(),
  text: z.string(),
  /** What stands below it: what happens at the same time, the rows of a table, the lines of a text. */
  below: z.optional(z.array(z.string())),
});

export const run = z.object({
  run: id,
  scenario: z.string(),
  name: z.string(),
  stage,
  site: z.string(),
  state: z.enum(['waiting', 'running', 'passed', 'failed', 'notApplicable', 'stopped']),
  steps: z.array(runStep),
  /** Steps done; of a failed run the next one is where it failed, if it failed in a step. */
  done: z.int(),
  people: z.array(z.object({ id, name: z.string() })),
  startedAt: z.nullable(time),
  durationMs: z.nullable(z.number()),
  seed: z.optional(z.int()),
  /** The command that repeats it. */
  repeat: z.string(),
  reason: z.optional(z.string()),
  failure: z.optional(runFailure),
  /** The tape of its turns, to step through it at the designer's desk. */
  tape: z.optional(id),
});
export type RunTold = z.infer<typeof run>;

/**
 * GET /api/runs/:run/events: server-sent events; the first is `run`, then all steps that there are by then. `n` counts from
 * 1 and has come to its end, well or badly; `lanes` are those since the step before.
 */
export const runEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), run }),
  z.object({ type: z.literal('step'), n: z.int(), atMs: z.number(), lanes: z.array(lane), desks: z.array(deskSight) }),
  z.object({ type: z.literal('ended'), run }),
]);
export type RunEvent = z.infer<typeof runEvent>;

/** Most scenarios that may be asked for at once. */
const batchMax = 1_000;
/** POST /api/batches → batch: many scenarios on one stage, one after the other; nobody watches their desks. */
export const startBatch = z.object({
  stage,
  scenarios: z.array(z.string().check(z.maxLength(300))).check(z.minLength(1), z.maxLength(batchMax)),
  seed: z.optional(z.int().check(z.gte(0))),
});
/** GET /api/batches/:batch; DELETE stops it. */
export const batch = z.object({
  batch: id,
  stage,
  state: z.enum(['waiting', 'running', 'ended', 'stopped']),
  total: z.int(),
  passed: z.int(),
  failed: z.int(),
  notApplicable: z.int(),
  startedAt: z.nullable(time),
  durationMs: z.nullable(z.number()),
});
export type BatchTold = z.infer<typeof batch>;
/** GET /api/batches/:batch/events: server-sent events; the first is `batch`. */
export const batchEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('batch'), batch }),
  z.object({ type: z.literal('verdict'), scenario: z.string(), verdict, batch }),
  z.object({ type: z.literal('ended'), batch }),
]);
export type BatchEvent = z.infer<typeof batchEvent>;

export const runLine = z.pick(run, {
  run: true,
  scenario: true,
  name: true,
  stage: true,
  state: true,
  startedAt: true,
  durationMs: true,
});
export type RunLine = z.infer<typeof runLine>;
/** GET /api/runs: the newest first, without those of batches; and the last batch, if the server remembers one. */
export const runList = z.object({ runs: z.array(runLine), batch: z.nullable(batch) });
