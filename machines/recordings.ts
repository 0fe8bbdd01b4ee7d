/** Recordings of what people did, as they travel between the server and the page of whoever records. */
import * as z from 'zod/mini';
import { id } from './commands.ts';
import { scenarioFile, scenarioText } from './laboratory.ts';

/** POST /api/recordings → recording; GET /api/recordings → the one that this person has, if any; GET, DELETE /api/recordings/:recording; POST /api/recordings/:recording/stop → recorded */
export const recording = z.object({
  recording: id,
  /** The turn that it begins after. */
  from: z.int(),
  startedAt: z.int(),
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
