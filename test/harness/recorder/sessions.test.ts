/** Sessions of every kind, worked on a server and recorded there: each replays green, as it was, wherever scenarios run. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../harness/language/library.ts';
import { run } from '../../../harness/runner/run.ts';
import type { StageName } from '../../../harness/runner/stage.ts';
import { openStages } from '../../../harness/stages/index.ts';
import { temporaryFolder } from '../../support/server-app.ts';
import { recordedSession, sessionsIn } from '../../support/worked-session.ts';

const sessions = sessionsIn('test/harness/recorder/sessions.feature');

test.each(sessions.map((plan) => [plan.name, plan] as const))('%s', async (_, plan) => {
  const { text, warnings } = await recordedSession(plan, temporaryFolder());
  expect({ text, warnings }).toMatchSnapshot();
});
