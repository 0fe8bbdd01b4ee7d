/** What a command prints while a test runs it, without colours, instead of the test's own output. */
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, vi } from 'vitest';

export interface Console {
  /** Lines of standard output, since the test began. */
  readonly printed: string[];
  /** Lines of standard error. */
  readonly complained: string[];
}

/** For all tests of the file that calls it. */
export function capturedConsole(): Console {
  const captured: Console = { printed: [], complained: [] };
  const keep = (lines: string[]) => (text: unknown) => lines.push(stripVTControlCharacters(String(text))) > 0;
  beforeEach(() => {
    captured.printed.length = 0;
    captured.complained.length = 0;
    vi.spyOn(console, 'log').mockImplementation(keep(captured.printed));
    vi.spyOn(console, 'error').mockImplementation(keep(captured.complained));
    vi.spyOn(process.stderr, 'write').mockImplementation(keep(captured.complained));
  });
  afterEach(() => void vi.restoreAllMocks());
  return captured;
}
