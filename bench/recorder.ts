/**
 * Row `recorder`: sessions of every kind, worked on a server and recorded there by its own thread. How long writing takes,
 * what differs from what was recorded, and what fails when they are played again on the model, a server and in browsers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writtenInThread } from '../harness/recorder/writing.ts';
import { stageNames } from '../machines/laboratory.ts';
import { failuresOn } from '../test/support/played-again.ts';
import { recordedSession, sessionsIn } from '../test/support/worked-session.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

export async function recorderRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  try {
    const texts = new Map<string, string>();
    const tookMs: number[] = [];
    let differences = 0;
    for (const plan of sessionsIn('test/harness/recorder/sessions.feature')) {
      const own = mkdtempSync(join(folder, 'session-'));
      const write: typeof writtenInThread = async (task) => {
        const startedAt = performance.now();
        const made = await writtenInThread(task);
        tookMs.push(performance.now() - startedAt);
        return made;
      };
      const { text, warnings } = await recordedSession(plan, { folder: own, write });
      texts.set(plan.name, text);
      // That a text is not kept is said, and no difference.
      differences += warnings.filter((warning) => !warning.startsWith('Some texts')).length;
    }
    const ceilings = [{ name: 'differences from what was recorded', value: differences, bar: 0 }];
    for (const stage of stageNames) {
      const failures = await failuresOn(stage, texts, folder);
      for (const failure of failures) process.stderr.write(`${stage}: ${failure}\n`);
      ceilings.push({ name: `failures on the ${stage}`, value: failures.length, bar: 0 });
    }
    return {
      name: 'recorder',
      work: `${texts.size} sessions recorded on a server and played again`,
      figures: { 'ms to write a scenario': figureOf(tookMs) },
      ratios: [],
      ceilings,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
