/** How an element of the designer's or QA desk gets at what they share; renders it anew in another language. */
import { ContextConsumer } from '@lit/context';
import { updateWhenLocaleChanges } from '@lit/localize';
import type { ReactiveElement } from 'lit';
import type { Office } from '../data/office.ts';
import { officeContext } from '../data/office.ts';

export class OfficeController {
  readonly #host: ReactiveElement;
  readonly #consumer: ContextConsumer<typeof officeContext, ReactiveElement>;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#consumer = new ContextConsumer(host, { context: officeContext });
    updateWhenLocaleChanges(host);
  }

  get current(): Office {
    const office = this.#consumer.value;
    if (!office) throw new Error(`${this.#host.localName} is outside of its desk`);
    return office;
  }
}
