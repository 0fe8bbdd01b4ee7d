/** The workgroups of the site, and the form of the chosen one. */
import { msg } from '@lit/localize';
import { html } from 'lit';
import './group-form.ts';
import type { GroupSettings } from '../../../machines/administration.ts';
import { peopleCountWords, spanWords } from '../../words/administration.ts';
import { blankGroup } from './group-form.ts';
import type { Shown } from './things-place.ts';
import { ThingsPlace } from './things-place.ts';

export class GroupsPlace extends ThingsPlace<GroupSettings> {
  protected readonly place = 'workgroups';

  protected words() {
    return {
      heading: msg('Workgroups'),
      adding: msg('Add'),
      none: msg('Choose a workgroup to see who is asked, after how long, and with which reasons.'),
    };
  }

  protected things() {
    return Object.entries(this.workplace.site?.workgroups ?? {});
  }

  protected entry(id: string, { supervisors, escalateAfterSeconds }: GroupSettings) {
    return { name: id, about: `${peopleCountWords(supervisors.length)} · ${spanWords(escalateAfterSeconds)}` };
  }

  protected blank() {
    return blankGroup;
  }

  protected form({ id, draft }: Shown<GroupSettings>) {
    return html`<hr-group-form .group=${id} .draft=${draft} @saved=${this.saved} @removed=${this.removed}></hr-group-form>`;
  }
}
customElements.define('hr-groups-place', GroupsPlace);
