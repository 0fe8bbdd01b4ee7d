/**
 * What QA works with: scenarios and what came of them, runs that are followed step by step, the vocabulary of steps, and
 * recordings of what people did. As it travels between the server and the QA page.
 */
import * as z from 'zod/mini';
import { id } from './commands.ts';

const time = z.int();
/** Where a scenario runs: on the model, on a live server, in real browsers. */
export const stageNames = ['model', 'server', 'browser'] as const;
export type StageName = (typeof stageNames)[number];
export const stage = z.enum(stageNames);

/** A file of scenarios, relative to the folder of scenarios, such as `asking.feature`. */
export const scenarioFile = z
  .string()
  .check(z.minLength(1), z.maxLength(200), z.regex(/^[A-Za-z0-9][A-Za-z0-9_./-]*\.feature$/));
export const scenarioTextMax = 60_000;
export const scenarioText = z.string().check(z.maxLength(scenarioTextMax));

/** Something wrong with a script, where (from 1), and what was probably meant. */
export const complaint = z.object({
  line: z.int(),
  column: z.int(),
  message: z.string(),
  nearest: z.optional(z.string()),
});
export type ComplaintTold = z.infer<typeof complaint>;

export const verdict = z.object({
  status: z.enum(['passed', 'failed', 'notApplicable', 'stopped']),
  /** When it ended, ms UTC. */
  at: time,
  durationMs: z.number(),
  /** The run that it came of, while the server remembers it. */
  run: z.optional(id),
});
export type Verdict = z.infer<typeof verdict>;

export const listedScenario = z.object({
  /** `file:line` with the file as it is listed; the rows of an outline have lines of their own. */
  scenario: z.string(),
  name: z.string(),
  line: z.int(),
  tags: z.array(z.string()),
  site: z.string(),
  /** The stages that it is for, and why not for all. */
  only: z.optional(z.object({ stages: z.array(stage), reason: z.string() })),
  /** The last verdict on each stage, as long as the scenario says what it said then. */
  last: z.partialRecord(stage, verdict),
});
export type ListedScenario = z.infer<typeof listedScenario>;

export const listedFile = z.object({
  file: scenarioFile,
  feature: z.string(),
  about: z.string(),
  /** May be saved: it is in the folder that the server was started with. */
  isWritable: z.boolean(),
  scenarios: z.array(listedScenario),
  complaints: z.array(complaint),
});
export type ListedFile = z.infer<typeof listedFile>;

/** GET /api/scenarios */
export const scenarioList = z.object({
  /** New files may be saved. */
  isWritable: z.boolean(),
  /** Stages that this server can run on. */
  stages: z.array(stage),
  files: z.array(listedFile),
});
export type ScenarioList = z.infer<typeof scenarioList>;

/** Where new files may go: the server was started without a folder, may only read it now, or may save there. */
export const scenarioFolder = z.enum(['none', 'readOnly', 'writable']);
export type ScenarioFolder = z.infer<typeof scenarioFolder>;

/** GET, PUT /api/scenarios/files/* — `version` is a hash of the text; whoever saves names the one they read, or null for a new file. */
export const fileText = z.object({
  file: scenarioFile,
  text: scenarioText,
  version: z.nullable(z.string()),
  isWritable: z.boolean(),
  folder: scenarioFolder,
});
export type FileText = z.infer<typeof fileText>;
export const saveFile = z.object({ text: scenarioText, version: z.nullable(z.string()) });

/** POST /api/scenarios/check { file, text } */
export const checked = z.object({
  complaints: z.array(complaint),
  scenarios: z.array(z.object({ scenario: z.string(), name: z.string(), line: z.int() })),
});
export type Checked = z.infer<typeof checked>;

/** GET /api/steps?site= — everything that a script may say, and the names that may stand in it. */
export const stepTold = z.object({
  /** Cucumber expression. */
  expression: z.string(),
  about: z.string(),
  kind: z.enum(['event', 'act', 'expectation', 'site', 'together', 'order']),
  /** The group that it is listed under in the reference. */
  group: z.string(),
  takes: z.optional(z.enum(['table', 'text'])),
});
export type StepTold = z.infer<typeof stepTold>;
export const vocabularyTold = z.object({
  steps: z.array(stepTold),
  /** By parameter type: what may stand there, such as the names of people. Open ones have an example only. */
  parameters: z.record(z.string(), z.object({ about: z.string(), values: z.array(z.string()), example: z.string() })),
  sites: z.array(z.string()),
  tags: z.array(z.string()),
});
export type VocabularyTold = z.infer<typeof vocabularyTold>;

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

/** POST /api/recordings → recording; GET /api/recordings → the one that this person has, if any; GET, DELETE /api/recordings/:recording; POST /api/recordings/:recording/stop → recorded */
export const recording = z.object({
  recording: id,
  /** The turn that it begins after. */
  from: z.int(),
  startedAt: time,
  people: z.array(z.object({ id, name: z.string(), deeds: z.int() })),
  deeds: z.int(),
  /** In words; empty if nobody did anything yet. */
  newest: z.string(),
});
export type RecordingTold = z.infer<typeof recording>;
export const ownRecording = z.object({ recording: z.nullable(recording) });

export const startRecording = z.object({
  /** Whose deeds matter; left out: everybody's. */
  people: z.optional(z.array(id).check(z.maxLength(50))),
});
export const stopRecording = z.object({ name: z.optional(z.string().check(z.minLength(1), z.maxLength(200))) });
export const recorded = z.object({
  file: scenarioFile,
  text: scenarioText,
  /** If it is none of the shipped ones: the site file that it needs. */
  site: z.optional(z.object({ name: z.string(), text: z.string() })),
  warnings: z.array(z.string()),
  tape: z.optional(id),
});
export type Recorded = z.infer<typeof recorded>;
