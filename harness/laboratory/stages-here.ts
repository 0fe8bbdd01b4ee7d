/** The stages that this installation can run on: browsers are only there where they are installed for development. */
import type { StageOfRun } from '../../machines/laboratory.ts';
import { stages } from '../../machines/laboratory.ts';

let known: readonly StageOfRun[] | undefined;

export function stagesHere(): readonly StageOfRun[] {
  known ??= stages.filter((stage) => stage !== 'browser' || hasBrowser());
  return known;
}

function hasBrowser(): boolean {
  try {
    import.meta.resolve('playwright-core');
    import.meta.resolve('@sparticuz/chromium');
    return true;
  } catch {
    return false;
  }
}
