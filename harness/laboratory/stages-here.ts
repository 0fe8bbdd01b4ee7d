/** The stages that this installation can run on: browsers are only there where they are installed for development. */
import type { StageName } from '../../machines/laboratory.ts';
import { stageNames } from '../../machines/laboratory.ts';

let known: readonly StageName[] | undefined;

export function stagesHere(): readonly StageName[] {
  known ??= stageNames.filter((stage) => stage !== 'browser' || hasBrowser());
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
