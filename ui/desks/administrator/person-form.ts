/** One person: name, what they may do, for whom they work, and their password. Template and wiring. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import './confirm-dialog.ts';
import './password-part.ts';
import type { PersonSettings } from '../../../machines/administration.ts';
import { roles } from '../../../machines/administration.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { roleHint, roleWords } from '../../words/administration.ts';
import { personWords, rowsBetween } from '../../words/differences.ts';
import { listWords } from '../../words/formats.ts';
import { checkId, checkPerson } from './checks.ts';
import type { ConfirmDialog } from './confirm-dialog.ts';
import type { Draft } from './draft.ts';
import { conflictNote, failedNote, noteStyles } from './notes.ts';
import { sheet } from './place-styles.ts';
import { saveBar } from './save-bar.ts';
import { SavingController } from './saving.ts';
import { textField } from './text-field.ts';
import { WorkplaceController } from './workplace.ts';

type Rights = NonNullable<PersonSettings['agent']>;

const bothRights: Rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };

export class PersonForm extends LitElement {
  static override properties = { person: {}, draft: {}, hasPassword: { type: Boolean }, typedId: { state: true } };
  /** Undefined for somebody new. */
  declare person: string | undefined;
  declare draft: Draft<PersonSettings>;
  declare hasPassword: boolean;
  declare typedId: string;
  readonly #workplace = new WorkplaceController(this);
  readonly #saving = new SavingController(this);

  static override styles = [
    controls,
    form,
    noteStyles,
    sheet,
    css`
      .rights,
      .named {
        margin-inline-start: 1.5rem;
      }
      .fields > .named {
        margin-top: calc(-1 * var(--s3));
      }
      .fields {
        gap: var(--s3);
      }
    `,
  ];

  constructor() {
    super();
    this.typedId = '';
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('draft')) this.#saving.forget();
  }

  override render() {
    const { value } = this.draft;
    return html`<form novalidate data-test="person-form" @submit=${this.#save}>
        <h2 tabindex="-1">${this.person === undefined ? msg('New person') : html`<bdi>${this.draft.before.name}</bdi>`}</h2>
        ${conflictNote(
          this.draft,
          (before, after) => rowsBetween(personWords(before), personWords(after)),
          () => this.#saving.touch(),
        )}
        ${failedNote(this.#saving.failed)}
        <div class="part two">
          ${this.#field('name', msg('Name'), value.name, msg('As others read it.'), (name) => this.#change({ name }))}
          ${
            this.person === undefined
              ? this.#field(
                  'id',
                  msg('User id'),
                  this.typedId,
                  msg('To log on with. It cannot be changed later.'),
                  (id) => (this.typedId = id),
                )
              : html`<div class="field"><label for="id">${msg('User id')}</label><input id="id" readonly .value=${this.person} /></div>`
          }
        </div>
        <fieldset class="part fields">
          <legend class="spoken">${msg('What this person does')}</legend>
          <div>
            ${this.#check('agent', value.agent !== undefined, msg('Agent'), msg('Handles interactions.'), (is) => this.#change({ agent: is ? bothRights : undefined, workgroups: is ? value.workgroups : undefined }))}
            ${value.agent ? this.#rights(value.agent) : nothing}
          </div>
          ${this.#check('supervisor', value.supervisor === true, msg('Supervisor'), msg('Helps agents, in the workgroups that name this person.'), (is) => this.#change({ supervisor: is || undefined }))}
          ${this.#supervises()}
          ${roles.map((role) =>
            this.#check(role, value.roles?.includes(role) ?? false, roleWords(role), roleHint(role), (is) => {
              const others = (value.roles ?? []).filter((other) => other !== role);
              const now = is ? [...others, role] : others;
              this.#change({ roles: now.length > 0 ? now : undefined });
            }),
          )}
        </fieldset>
        ${value.agent ? this.#workgroups(value.workgroups ?? []) : nothing}
        ${saveBar(this.#saving, this.draft, {
          undo: () => this.#saving.undo(this.draft),
          ...(this.person !== undefined && {
            remove: () => void this.#remove(),
            removeWords: msg('Remove the person'),
          }),
        })}
        <hr-confirm></hr-confirm>
      </form>
      ${
        this.person === undefined
          ? html`<p class="hint">${msg('A password can be set once the person is there.')}</p>`
          : html`<hr-password .person=${this.person} .version=${this.#workplace.site?.people[this.person]?.version ?? 0} .hasPassword=${this.hasPassword}></hr-password>`
      }`;
  }

  #field(name: string, label: string, value: string, hint: string, typed: (text: string) => void) {
    return textField({ name, label, value, hint, error: this.#saving.errors.get(name), typed });
  }

  #check(name: string, is: boolean, label: string, hint: string, set: (is: boolean) => void) {
    return html`<label class="check">
      <input type="checkbox" data-test=${name} data-field=${name} .checked=${is} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} />
      <span><strong>${label}</strong><span class="hint">${hint}</span></span>
    </label>`;
  }

  /** R-RIGHTS: two of them, and one without the other makes sense both ways. */
  #rights(rights: Rights) {
    const set = (part: Partial<Rights>) => this.#change({ agent: { ...rights, ...part } });
    return html`<fieldset class="rights">
      <legend class="spoken">${msg('Rights of the agent')}</legend>
      ${this.#check('shows', rights.showAssistanceButton, msg('Sees the Assistance button'), msg('Without it the button is not there at all.'), (is) => set({ showAssistanceButton: is }))}
      ${this.#check('may-ask', rights.canRequestAssistanceFromSupervisor, msg('May use it'), msg('Without it the button is dimmed and says why.'), (is) => set({ canRequestAssistanceFromSupervisor: is }))}
    </fieldset>`;
  }

  #supervises() {
    const groups = this.#groupsNaming;
    return groups.length > 0 ? html`<p class="hint named">${msg(str`Named in: ${listWords(groups)}`)}</p>` : nothing;
  }

  get #groupsNaming(): readonly string[] {
    const { person } = this;
    const groups = Object.entries(this.#workplace.site?.workgroups ?? {});
    return groups.flatMap(([id, { value }]) =>
      person !== undefined && (value.supervisors.includes(person) || value.escalation.includes(person)) ? [id] : [],
    );
  }

  #workgroups(chosen: readonly string[]) {
    const error = this.#saving.errors.get('workgroups');
    const groups = Object.keys(this.#workplace.site?.workgroups ?? {});
    return html`<fieldset class="part" data-field="workgroups">
      <legend class="spoken">${msg('Works for')}</legend>
      <h3 aria-hidden="true">${msg('Works for')}</h3>
      <div class="row">
        ${groups.map(
          (group) => html`<label class="check"
            ><input
              type="checkbox"
              data-test="works-for"
              data-workgroup=${group}
              .checked=${chosen.includes(group)}
              @change=${(event: Event) => this.#workFor(group, (event.target as HTMLInputElement).checked)}
            />${group}</label
          >`,
        )}
      </div>
      ${error ? html`<p class="error">${error}</p>` : nothing}
      <p class="hint">${msg('The lists of these workgroups show this agent.')}</p>
    </fieldset>`;
  }

  #workFor(group: string, is: boolean) {
    const others = (this.draft.value.workgroups ?? []).filter((other) => other !== group);
    this.#change({ workgroups: is ? [...others, group] : others });
  }

  #change(part: { [Key in keyof PersonSettings]?: PersonSettings[Key] | undefined }) {
    this.draft.change(part as Partial<PersonSettings>);
    this.#saving.typed();
  }

  async #save(event: Event) {
    event.preventDefault();
    const { administration } = this.#workplace.current;
    const id = this.person ?? this.typedId.trim();
    const isTaken = this.person === undefined && administration.site?.people[id] !== undefined;
    this.draft.change({ name: this.draft.value.name.trim() });
    const { value } = this.draft;
    const errors = new Map([...(this.person === undefined ? checkId(id, isTaken) : []), ...checkPerson(value)]);
    const groups = this.#groupsNaming;
    const ceases = groups.length > 0 && !value.supervisor;
    if (errors.size === 0 && ceases && !(await this.#agreeToCease(groups))) return;
    const saved = await this.#saving.run(
      errors,
      () => administration.put('person', id, this.draft.version, value, ceases),
      ({ path }) => (path[0] === 'people' && path[1] === id ? String(path[2]) : undefined),
    );
    if (!saved) return;
    this.draft.saved({ version: saved.version, value });
    this.dispatchEvent(new CustomEvent('saved', { detail: id }));
    this.#saving.touch();
  }

  #agreeToCease(groups: readonly string[]) {
    return this.#confirm.ask({
      heading: msg(str`${this.draft.before.name} is to be a supervisor no longer?`),
      happens: [
        msg(str`Taken out of: ${listWords(groups)}`),
        msg('Logged off from supervisor applications at once.'),
        msg('Requests that they are helping with are offered to others.'),
      ],
      action: msg('Save'),
    });
  }

  async #remove() {
    const { administration } = this.#workplace.current;
    const { name } = this.draft.before;
    const groups = this.#groupsNaming;
    const agreed = await this.#confirm.ask({
      heading: msg(str`Remove ${name}?`),
      happens: [
        msg('Logged off everywhere at once, and not able to log on again.'),
        ...(groups.length > 0 ? [msg(str`Taken out of: ${listWords(groups)}`)] : []),
        msg('Requests stay on record with this person’s id.'),
      ],
      action: msg('Remove the person'),
    });
    if (!agreed) return;
    const person = this.person!;
    const removed = await this.#saving.run(new Map(), () =>
      administration.remove('person', person, this.draft.version, true),
    );
    if (removed) this.dispatchEvent(new CustomEvent('removed', { detail: person }));
  }

  get #confirm() {
    return this.renderRoot.querySelector<ConfirmDialog>('hr-confirm')!;
  }

  override async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}
customElements.define('hr-person-form', PersonForm);
