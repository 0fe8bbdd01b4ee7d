/** Says how far something is, on one line that is written again and again: on a terminal only, never into a pipe or a file. */

export interface LiveLine {
  show(text: string): void;
  clear(): void;
}

const clearLine = '\r\u001b[K';

export function liveLine(stderr: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'> = process.stderr): LiveLine {
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => void stderr.write(`${clearLine}${text.slice(0, stderr.columns - 1)}`),
    clear: () => void stderr.write(clearLine),
  };
}
