/** The services that may call, and the form of the chosen one. */
import { msg } from '@lit/localize';
import { html } from 'lit';
import './service-form.ts';
import type { ServiceSettings } from '../../../machines/administration.ts';
import { scopeWords } from '../../words/administration.ts';
import { listWords } from '../../words/formats.ts';
import type { Versioned } from './draft.ts';
import type { Shown } from './things-place.ts';
import { ThingsPlace } from './things-place.ts';

export class ServicesPlace extends ThingsPlace<ServiceSettings> {
  protected readonly place = 'services';

  protected words() {
    return {
      heading: msg('Services'),
      adding: msg('Add'),
      none: msg('Services are programs that call with a token, such as the ACD.'),
    };
  }

  protected things(): [string, Versioned<ServiceSettings>][] {
    return Object.entries(this.workplace.site?.services ?? {}).map(([id, { version, value }]) => [
      id,
      { version, value: { scopes: value.scopes } },
    ]);
  }

  protected entry(id: string, { scopes }: ServiceSettings) {
    return { name: id, about: scopes.length > 0 ? listWords(scopes.map(scopeWords)) : msg('Nothing') };
  }

  protected blank(): ServiceSettings {
    return { scopes: [] };
  }

  protected form({ id, draft }: Shown<ServiceSettings>) {
    const known = id === undefined ? undefined : this.workplace.site?.services[id];
    return html`<hr-service-form
      .service=${id}
      .draft=${draft}
      .hasToken=${known?.value.hasToken ?? false}
      @saved=${this.saved}
      @removed=${this.removed}
    ></hr-service-form>`;
  }
}
customElements.define('hr-services-place', ServicesPlace);
