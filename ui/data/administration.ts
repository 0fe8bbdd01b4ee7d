/**
 * The site as an administrator sees and changes it: fetched, kept fresh, and changed one request at a time, each repeated
 * under its own key until there is an answer, so that nothing is lost or doubled. Judges nothing; knows no element.
 */
import type { ChangesPage, Imported, ShownSite, ThingKind } from '../../machines/administration.ts';
import { changed, changedService, changesPage, imported, shownSite } from '../../machines/administration.ts';
import { canonical } from '../../machines/records.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusals } from '../../machines/refusals.ts';
import type { SiteMistake } from '../../machines/wire.ts';
import { problem } from '../../machines/wire.ts';
import { backoffMs, waitMs } from './backoff.ts';
import type { Fetch } from './desk-fetch.ts';
import { newId } from './ids.ts';

export interface Failed {
  refused: RefusalCode;
  mistakes: readonly SiteMistake[];
}
export const isFailed = (said: object): said is Failed => 'refused' in said;

/** Such as `people/sue`; what may be asked of it beside is in the query. */
interface Change {
  method: 'PUT' | 'DELETE' | 'POST';
  path: string;
  body?: object;
}

export interface AdministrationOptions {
  fetch: Fetch;
  /** The session is over: what was not saved has to stay on screen. */
  onLoggedOff(): void;
  wait?(ms: number): Promise<void>;
}

/** A request that takes longer is given up and repeated. */
const answerTimeoutMs = 10_000;
/** Then the person is told, and may try again under the same key. */
const attemptsMax = 5;
const paths: Record<ThingKind, string> = {
  site: 'site',
  person: 'people',
  workgroup: 'workgroups',
  service: 'services',
};

export class Administration {
  /** Undefined until it was fetched for the first time. */
  site: ShownSite | undefined;
  /** Whether the server answered when it was last asked. */
  isReachable = true;
  isLoggedOff = false;
  readonly #options: AdministrationOptions;
  readonly #listeners = new Set<() => void>();
  /** Of changes that were given up without an answer: the same once more is the same. */
  readonly #keys = new Map<string, string>();

  constructor(options: AdministrationOptions) {
    this.#options = options;
  }

  /** Calls back at every change of what is in here, until the function that it returns is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async refresh(): Promise<void> {
    const said = await this.#ask('GET', 'site');
    if (!isFailed(said)) this.site = shownSite.parse(said);
    this.#touch();
  }

  /** `cascade`: also where the thing is named elsewhere. */
  put(kind: ThingKind, id: string, version: number, value: object, cascade = false) {
    const query = cascade ? '?cascade=yes' : '';
    return this.#change({ method: 'PUT', path: addressOf(kind, id) + query, body: { version, value } }, changed.parse);
  }

  putPassword(person: string, version: number, password: string | null) {
    const path = `${addressOf('person', person)}/password`;
    return this.#change({ method: 'PUT', path, body: { version, password } }, changed.parse);
  }

  putService(service: string, version: number, value: object, newToken: boolean) {
    const body = { version, value, newToken };
    return this.#change({ method: 'PUT', path: addressOf('service', service), body }, changedService.parse);
  }

  remove(kind: ThingKind, id: string, version: number, cascade = false) {
    const path = `${addressOf(kind, id)}?version=${version}${cascade ? '&cascade=yes' : ''}`;
    return this.#change({ method: 'DELETE', path }, changed.parse);
  }

  /** What a site file would change. */
  look(text: string): Promise<Imported | Failed> {
    return this.#change({ method: 'POST', path: 'import', body: { text, dryRun: true } }, imported.parse);
  }

  /** Replaces the site as `look` has said, or is refused `outdated` if it has changed since. */
  replace(text: string, version: number): Promise<Imported | Failed> {
    return this.#change({ method: 'POST', path: 'import', body: { text, version } }, imported.parse);
  }

  async changes(query: URLSearchParams): Promise<ChangesPage | Failed> {
    const said = await this.#ask('GET', `changes?${query}`);
    return isFailed(said) ? said : changesPage.parse(said);
  }

  async export(withSecrets: boolean): Promise<string | Failed> {
    const said = await this.#ask('GET', `export${withSecrets ? '?secrets=yes' : ''}`);
    return isFailed(said) ? said : (said as { text: string }).text;
  }

  async #change<Said>(change: Change, parse: (said: unknown) => Said): Promise<Said | Failed> {
    const sameAgain = canonical(change);
    const key = this.#keys.get(sameAgain) ?? newId();
    this.#keys.set(sameAgain, key);
    const said = await this.#ask(change.method, change.path, { key, body: change.body });
    // Without an answer it may have happened: until there is one, it keeps its key.
    if (!isFailed(said) || refusals[said.refused].definite) this.#keys.delete(sameAgain);
    await this.refresh();
    return isFailed(said) ? said : parse(said);
  }

  /** What was answered, or the refusal; `unavailable` after so many attempts without an answer. */
  async #ask(method: string, path: string, sent?: { key: string; body: object | undefined }): Promise<object | Failed> {
    for (let failures = 0; failures < attemptsMax; failures++) {
      if (failures > 0) await (this.#options.wait ?? waitMs)(backoffMs(failures));
      const said = await this.#attempt(method, path, sent);
      this.isReachable = said !== undefined;
      this.#touch();
      if (said) return said;
    }
    return { refused: 'unavailable', mistakes: [] };
  }

  /** Undefined: it may or may not have happened. */
  async #attempt(method: string, path: string, sent?: { key: string; body: object | undefined }) {
    try {
      const response = await this.#options.fetch(`/api/administration/${path}`, {
        method,
        ...(sent && {
          headers: { 'idempotency-key': sent.key, ...(sent.body && { 'content-type': 'application/json' }) },
        }),
        ...(sent?.body && { body: JSON.stringify(sent.body) }),
        signal: AbortSignal.timeout(answerTimeoutMs),
      });
      if (response.ok) {
        const isFile = response.headers.get('content-type')?.includes('yaml');
        return isFile ? { text: await response.text() } : ((await response.json()) as object);
      }
      const { data } = problem.safeParse(await response.json());
      const code: RefusalCode = data?.code ?? (response.status < 500 ? 'invalidMessage' : 'unavailable');
      if (code === 'unavailable' || code === 'overloaded') return undefined;
      if (code === 'notAuthenticated') this.#loggedOff();
      return { refused: code, mistakes: data?.mistakes ?? [] };
    } catch {
      return undefined;
    }
  }

  #loggedOff(): void {
    this.isLoggedOff = true;
    this.#options.onLoggedOff();
  }

  #touch(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const addressOf = (kind: ThingKind, id: string) =>
  kind === 'site' ? paths.site : `${paths[kind]}/${encodeURIComponent(id)}`;
