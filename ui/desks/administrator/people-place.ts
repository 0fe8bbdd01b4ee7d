/** The people of the site, and the form of the chosen one. */
import { msg } from '@lit/localize';
import { html } from 'lit';
import './person-form.ts';
import type { PersonSettings, ShownPerson } from '../../../machines/administration.ts';
import { roleWords } from '../../words/administration.ts';
import { listWords } from '../../words/formats.ts';
import type { Versioned } from './draft.ts';
import type { Shown } from './things-place.ts';
import { ThingsPlace } from './things-place.ts';

export class PeoplePlace extends ThingsPlace<PersonSettings> {
  protected readonly place = 'people';

  protected words() {
    return {
      heading: msg('People'),
      adding: msg('Add'),
      none: msg('Choose a person to see what they may do and for whom they work.'),
    };
  }

  protected things(): [string, Versioned<PersonSettings>][] {
    const people = Object.entries(this.workplace.site?.people ?? {});
    return people
      .map(([id, { version, value }]): [string, Versioned<PersonSettings>] => [
        id,
        { version, value: settingsOf(value) },
      ])
      .sort(([, a], [, b]) => a.value.name.localeCompare(b.value.name));
  }

  protected entry(id: string, { name, agent, supervisor, roles = [], workgroups = [] }: PersonSettings) {
    const does = [
      ...(agent ? [msg('Agent')] : []),
      ...(supervisor ? [msg('Supervisor')] : []),
      ...roles.map(roleWords),
    ];
    return { name, about: workgroups.length > 0 ? `${id} · ${listWords(workgroups)}` : id, chips: does };
  }

  protected blank(): PersonSettings {
    return { name: '' };
  }

  protected form({ id, draft }: Shown<PersonSettings>) {
    const known = id === undefined ? undefined : this.workplace.site?.people[id];
    return html`<hr-person-form
      .person=${id}
      .draft=${draft}
      .hasPassword=${known?.value.hasPassword ?? false}
      @saved=${this.saved}
      @removed=${this.removed}
    ></hr-person-form>`;
  }
}
customElements.define('hr-people-place', PeoplePlace);

const settingsOf = ({ hasPassword: _, ...settings }: ShownPerson): PersonSettings => settings;
