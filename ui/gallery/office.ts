/** The designer's or QA desk without a server: whoever is shown in it is answered what the scene says. */
import { ContextProvider } from '@lit/context';
import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { officeContext } from '../data/office.ts';

/** What the server would say; undefined: nothing, for ever. */
export type Answers = (method: string, url: string) => object | undefined;

export class GalleryOffice extends LitElement {
  static override properties = { shown: { attribute: false }, answers: { attribute: false } };
  declare shown: TemplateResult;
  declare answers: Answers;

  constructor() {
    super();
    this.answers = () => undefined;
    const initialValue = {
      session: { person: 'quinn', name: 'Quinn Quade', application: 'qa' as const },
      siteName: 'Northwind Travel',
      ask: (url: string, { method = 'GET' }: RequestInit = {}) => this.#answer(method, url),
      leave: async () => undefined,
    };
    new ContextProvider(this, { context: officeContext, initialValue });
  }

  override render() {
    return html`${this.shown}`;
  }

  async #answer(method: string, url: string): Promise<Response> {
    const said = this.answers(method, url);
    if (!said) return new Promise(() => undefined);
    return new Response(JSON.stringify(said), { status: 'status' in said ? Number(said.status) : 200 });
  }
}
customElements.define('gallery-office', GalleryOffice);
