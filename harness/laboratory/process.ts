/**
 * The laboratory's process: reads and performs scripts for a server whose own thread must not stall, and which nothing that
 * happens here can hurt. Ends with whoever started it, and takes its servers and browsers with it.
 */
import { closeStage, play } from './play.ts';
import { Reader } from './read-scripts.ts';
import type { Post, Task } from './tasks.ts';

const reader = new Reader();
let playing: AbortController | undefined;

const post = (message: Post) => void process.send?.(message);

process.on('message', (task: Task) => {
  if (task.type === 'stop') playing?.abort();
  else void perform(task).catch((error: unknown) => post({ type: 'broken', n: task.n, message: String(error) }));
});

process.on('disconnect', () => {
  playing?.abort();
  // Whatever hangs does not keep the process: what it has started ends with it.
  void Promise.race([closeStage(), new Promise((resolve) => setTimeout(resolve, closesWithinMs))])
    .catch(() => {})
    .finally(() => process.exit(0));
});

const closesWithinMs = 3_000;

async function perform(task: Exclude<Task, { type: 'stop' }>): Promise<void> {
  if (task.type === 'read') {
    post({ type: 'read', n: task.n, files: task.sources.map((source) => reader.read(source)) });
    return;
  }
  playing = new AbortController();
  const { signal } = playing;
  const result = await play(reader, task, post, signal);
  post({ type: 'played', n: task.n, result });
}
