/** What people wrote, put back into a story for whoever may read it; elsewhere a text of the same length stands for it. */
import type { CommandBody } from '../../machines/commands.ts';
import type { Happened } from './happened.ts';
import type { Story } from './story.ts';

/** `text`: what is kept under a command's key; left out: nobody may read it. `isMissing`: some of it is not there. */
export function withTexts(
  story: Story,
  text: ((key: string) => string | undefined) | undefined,
): { story: Story; isMissing: boolean } {
  let isMissing = false;
  const happened = story.happened.map((one): Happened => {
    const { step, key } = one;
    if (step.type !== 'act' || !('text' in step.body) || key === undefined) return one;
    const written = text?.(key)?.trim();
    if (written === undefined) {
      isMissing ||= step.body.text !== '';
      return one;
    }
    return { ...one, step: { ...step, body: { ...step.body, text: written } as CommandBody } };
  });
  return { story: { ...story, happened }, isMissing };
}
