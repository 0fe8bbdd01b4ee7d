/** Work in a thread of its own, so that whoever waits is told how far it is and can break it off with Ctrl-C. */
import { Worker } from 'node:worker_threads';

/** As a shell says it of a program that Ctrl-C has ended. */
export const interruptedCode = 130;

/** Settles once the thread has ended or was broken off; throws what the thread throws. */
export async function inThread<Post>(
  module: URL,
  workerData: unknown,
  onPost: (post: Post) => void,
): Promise<'ended' | 'interrupted'> {
  const thread = new Worker(module, { workerData, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<'ended' | 'interrupted'>();
  const onInterrupt = () => resolve('interrupted');
  process.on('SIGINT', onInterrupt);
  thread.on('message', onPost);
  thread.on('error', reject);
  thread.on('exit', () => resolve('ended'));
  try {
    const how = await promise;
    await thread.terminate();
    return how;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}
