/** The laboratory's process may die or hang: that is one run's misfortune, and the next one has a new process. */
import { expect, onTestFinished, test } from 'vitest';
import { Player } from '../../harness/laboratory/player.ts';
import type { StepPost } from '../../harness/laboratory/tasks.ts';

const module = new URL('../support/broken-laboratory.ts', import.meta.url);
const patient = { idleMs: 60_000, stopsWithinMs: 60_000, silentMs: 60_000, heapMb: 64 };

function player(limits: Partial<typeof patient> = {}): Player {
  const made = new Player({ module, limits: { ...patient, ...limits } });
  onTestFinished(() => made.close());
  return made;
}
const scenario = (line: number): Parameters<Player['play']>[0] => ({
  source: { file: 'a.feature', path: 'a.feature', text: '', sites: [] },
  ...{ line, stage: 'model', isFollowed: true },
});
const ignored = () => {};

test('a process that dies fails its run, and the next run passes in another', async () => {
  const one = player();
  await expect(one.play(scenario(1), ignored)).rejects.toThrow('The laboratory ended with 3.');
  expect(await one.play(scenario(3), ignored)).toMatchObject({ status: 'passed' });
});

test('a run that does not stop when it is told to is killed with its process', async () => {
  const one = player({ stopsWithinMs: 1 });
  const steps: StepPost[] = [];
  const played = one.play(scenario(2), (step) => {
    steps.push(step);
    one.stop();
  });
  await expect(played).rejects.toThrow('SIGKILL');
  expect(() => process.kill(Number(steps[0]?.desks[0]?.lines[0]), 0)).toThrow('ESRCH');
  expect(await one.play(scenario(3), ignored)).toMatchObject({ status: 'passed' });
});

test('a run of which nothing is heard is killed', async () => {
  await expect(player({ silentMs: 1 }).play(scenario(2), ignored)).rejects.toThrow('SIGKILL');
});

test('a process without work ends by itself, and there is another one for the next run', async () => {
  const one = player({ idleMs: 1 });
  const pids: string[] = [];
  const note = ({ desks }: StepPost) => void pids.push(...(desks[0]?.lines ?? []));
  await one.play(scenario(3), note);
  await expect
    .poll(() => {
      try {
        return process.kill(Number(pids[0]), 0);
      } catch {
        return false;
      }
    })
    .toBe(false);
  await one.play(scenario(3), note);
  expect(new Set(pids).size).toBe(2);
});
