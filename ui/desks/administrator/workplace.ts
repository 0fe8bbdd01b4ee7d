/** Everything that the elements of the administrator's desk share, handed down by context, and how an element gets at it. */
import { ContextConsumer, createContext } from '@lit/context';
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Administration } from '../../data/administration.ts';
import type { Session } from '../../data/session.ts';
import type { DraftBook } from './draft.ts';

export interface Workplace {
  session: Session;
  administration: Administration;
  drafts: DraftBook;
  logOff(): Promise<void>;
}

export const workplaceContext = createContext<Workplace>('administrator-workplace');

export class WorkplaceController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #consumer: ContextConsumer<typeof workplaceContext, ReactiveElement>;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#consumer = new ContextConsumer(host, { context: workplaceContext });
    host.addController(this);
    updateWhenLocaleChanges(host);
  }

  get current(): Workplace {
    const workplace = this.#consumer.value;
    if (!workplace) throw new Error(`${this.#host.localName} is outside of the administrator's desk`);
    return workplace;
  }

  get site() {
    return this.current.administration.site;
  }

  /** Of a person, a service, or a site file, as changes name who made them. */
  readonly nameOf = (by: string): string => {
    if (by === 'service.site') return msg('Site file');
    if (by.startsWith('service.')) return by.slice('service.'.length);
    return this.site?.people[by]?.value.name ?? by;
  };

  hostConnected(): void {
    this.#stop = this.current.administration.onChange(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
