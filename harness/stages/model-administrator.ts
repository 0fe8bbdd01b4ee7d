/** Administrators where there is no server: the directory itself is changed, and the charts and sessions are told of it. */
import type { Answer } from '../../machines/messages.ts';
import { isRefusalCode } from '../../machines/refusals.ts';
import type { Host } from '../../server/actors/host.ts';
import type { AdministrationOptions } from '../../server/directory/administration.ts';
import { Administration } from '../../server/directory/administration.ts';
import type { Directory } from '../../server/directory/directory.ts';
import { Telling } from '../../server/directory/telling.ts';
import { Refused } from '../../server/problems.ts';
import type { Sessions } from '../../server/sessions.ts';
import { Impossible } from '../runner/impossible.ts';
import type { SiteChange } from '../runner/site-change.ts';
import { editsFor } from '../runner/site-change.ts';

export interface ModelAdministratorsOptions {
  directory: Directory;
  host: Pick<Host, 'send'>;
  sessions: Sessions;
  now(): number;
  /** Another one than the product's, to show that a scenario finds a fault in it. */
  administration: ((options: AdministrationOptions) => Administration) | undefined;
}

export class ModelAdministrators {
  readonly #administration: Administration;
  readonly #directory: Directory;
  readonly #telling: Telling;
  #changes = 0;

  constructor({ directory, host, sessions, now, administration }: ModelAdministratorsOptions) {
    this.#directory = directory;
    this.#telling = new Telling({
      directory,
      host,
      endSessions: (change, former, spared) => sessions.endTakenAway(change, former, spared),
      onFailure: (error) => {
        throw error;
      },
    });
    const options = { directory, telling: this.#telling, now, demo: true };
    this.#administration = administration?.(options) ?? new Administration(options);
  }

  async change(administrator: string, change: SiteChange): Promise<Answer> {
    if (!this.#directory.person(administrator)?.roles?.includes('administrator')) {
      throw new Impossible(`${administrator} is no administrator.`);
    }
    const asked = { by: administrator, key: `change-${++this.#changes}`, fingerprint: '' };
    try {
      await this.#administration.change(asked, () => editsFor(this.#directory.site(), change));
      return { done: true };
    } catch (error) {
      if (error instanceof Refused && isRefusalCode(error.code)) return { refused: error.code };
      throw error;
    }
  }

  close(): void {
    this.#telling.close();
  }
}
