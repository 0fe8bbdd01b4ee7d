/**
 * What QA works with: scenarios, the last verdicts on them, and what a script may say. As it travels between the server and
 * the QA page.
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
