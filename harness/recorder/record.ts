/**
 * From a part of a record to a scenario: the text of a feature, the site that it needs if that is none of the shipped ones,
 * and in what it differs from what was recorded.
 */
import type { Turn } from '../../server/actors/host.ts';
import type { KnownNames } from './site-of.ts';
import { siteOf } from './site-of.ts';
import { storyOf } from './story.ts';
import { withTexts } from './words-written.ts';
import { writeStory } from './written-story.ts';

export interface RecordOptions {
  /** All turns after a number, up to the last of the recording. */
  turns(after: number): Iterable<Turn>;
  /** Number of the turn after which it begins. */
  from: number;
  /** Whose deeds matter; left out: everybody's. */
  people?: readonly string[];
  /** What people wrote, by the keys of their commands; left out for whoever may not read it. */
  text?: (key: string) => string | undefined;
  known: KnownNames;
  title?: string;
}

export interface Recorded {
  title: string;
  text: string;
  site?: { name: string; text: string };
  warnings: string[];
}

/** Why there is no scenario; codes of the catalogue. */
export interface NotRecorded {
  refused: 'nothingRecorded' | 'recordingTooLong';
}

/** More than anybody would read. */
export const deedsMax = 300;
const textCharactersMax = 60_000;

export async function recordedOf(options: RecordOptions): Promise<Recorded | NotRecorded> {
  const { known, title, text, ...rest } = options;
  const told = storyOf(rest);
  if (told.deeds === 0) return { refused: 'nothingRecorded' };
  if (told.deeds > deedsMax || told.happened.length > 2 * deedsMax) return { refused: 'recordingTooLong' };
  const { story, isMissing } = withTexts(told, text);
  const on = siteOf(story, known);
  const missing = text ? 'Some texts are not kept' : 'What people wrote is not told';
  const comments = isMissing ? [`${missing}: others of the same length stand for them.`] : [];
  const written = await writeStory({ story, on, title, comments });
  if (written.text.length > textCharactersMax) return { refused: 'recordingTooLong' };
  return {
    title: written.title,
    text: written.text,
    ...(on.text !== undefined && { site: { name: on.name, text: on.text } }),
    warnings: [...comments, ...written.warnings],
  };
}
