/** A laboratory's process that breaks: it dies over a scenario of line 1, is deaf over one of line 2, and plays any other. */
import type { Task } from '../../harness/laboratory/tasks.ts';

process.on('message', (task: Task) => {
  if (task.type !== 'play') return;
  const { n, line } = task;
  if (line === 1) process.exit(3);
  const lines = [String(process.pid)];
  const desks = [{ person: 'sue', name: 'Sue', desk: 'supervisor', lines }];
  process.send?.({ type: 'step', n, step: 1, atMs: 0, lanes: [], desks });
  if (line > 2) process.send?.({ type: 'played', n, result: { status: 'passed', durationMs: 1 } });
});
process.on('disconnect', () => process.exit(0));
