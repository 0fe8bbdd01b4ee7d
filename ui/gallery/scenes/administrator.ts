/** The administrator's desk and what it is made of. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import '../../components/office-header.ts';
import '../../desks/administrator/changes-place.ts';
import '../../desks/administrator/groups-place.ts';
import '../../desks/administrator/import-form.ts';
import '../../desks/administrator/person-form.ts';
import '../../desks/administrator/service-form.ts';
import '../workplace.ts';
import { Draft } from '../../desks/administrator/draft.ts';
import type { Scene } from '../scene.ts';
import { bookings, site } from '../workplace.ts';

const scene = (name: string, shown: () => TemplateResult, part: Partial<Scene> = {}): Scene => ({
  name: `administrator/${name}`,
  at: 'supervisor',
  isWide: true,
  render: () => html`<gallery-workplace .shown=${shown()}></gallery-workplace>`,
  ...part,
});

/** Of whatever shadow tree inside of the stage. */
async function find(stage: ParentNode, ...path: string[]): Promise<HTMLElement> {
  let at: ParentNode = stage;
  let found: HTMLElement | null = null;
  for (const selector of path) {
    await new Promise(requestAnimationFrame);
    found = at.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    at = found.shadowRoot ?? found;
  }
  return found!;
}

function write(field: HTMLElement, text: string): void {
  (field as HTMLInputElement | HTMLTextAreaElement).value = text;
  field.dispatchEvent(new Event('input'));
}

const groupDraft = (change: object = {}) => {
  const draft = new Draft(site.workgroups.bookings!);
  draft.change(change);
  return draft;
};
const conflicting = () => {
  const draft = groupDraft({ escalateAfterSeconds: 20 });
  draft.hear({ version: 9, value: { ...bookings, remindEverySeconds: 45, supervisors: ['sue'] } });
  return draft;
};
const { hasPassword: _, ...alice } = site.people.alice!.value;

async function lookAt(stage: ParentNode, text: string): Promise<void> {
  write(await find(stage, 'gallery-workplace', 'hr-import', 'textarea'), text);
  (await find(stage, 'gallery-workplace', 'hr-import', '[data-test="look"]')).click();
}

export const administratorScenes: readonly Scene[] = [
  scene(
    'header',
    () => html`<hr-office-header
    .heading=${'Administration'}
    .about=${'Northwind Travel'}
    .who=${'Ada Lovell'}
    .places=${[{ hash: '', words: 'Workgroups', here: true }, { hash: 'people', words: 'People', here: false }]}
  ></hr-office-header>`,
  ),
  scene('list', () => html`<hr-groups-place></hr-groups-place>`),
  scene('group', () => html`<hr-group-form group="bookings" .draft=${groupDraft()}></hr-group-form>`),
  scene('group/conflict', () => html`<hr-group-form group="bookings" .draft=${conflicting()}></hr-group-form>`),
  scene(
    'group/mistakes',
    () => html`<hr-group-form
      group="bookings"
      .draft=${groupDraft({ escalateAfterSeconds: Number.NaN, reasons: [{ id: 'fare', label: '' }] })}
    ></hr-group-form>`,
    { after: async (stage) => (await find(stage, 'gallery-workplace', 'hr-group-form', '[data-test="save"]')).click() },
  ),
  scene('group/search', () => html`<hr-group-form group="bookings" .draft=${groupDraft()}></hr-group-form>`, {
    after: async (stage) =>
      write(
        await find(stage, 'gallery-workplace', 'hr-group-form', '[data-test="supervisors"], hr-people-picker', 'input'),
        's',
      ),
  }),
  scene(
    'person',
    () => html`<hr-person-form
    person="alice"
    .draft=${new Draft({ version: 2, value: alice })}
    .hasPassword=${true}
  ></hr-person-form>`,
  ),
  scene(
    'service',
    () => html`<hr-service-form
    service="acd"
    .draft=${new Draft({ version: 7, value: { scopes: ['acd' as const] } })}
    .hasToken=${true}
    .token=${{ service: 'acd', secret: 'wq3v0kVxkq1mJm2Qm4dXW2oQeVb7r4T0yq1nZc9sGfE' }}
  ></hr-service-form>`,
  ),
  scene('changes', () => html`<hr-changes-place></hr-changes-place>`),
  scene('import/mistakes', () => html`<hr-import></hr-import>`, { after: (stage) => lookAt(stage, 'nam: Northwind') }),
  scene('import/preview', () => html`<hr-import></hr-import>`, { after: (stage) => lookAt(stage, 'name: Northwind') }),
];
