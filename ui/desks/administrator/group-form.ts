/** One workgroup: who is asked, after how long, with which reasons, and where. Template and wiring. */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import './confirm-dialog.ts';
import './people-picker.ts';
import './permitted-table.ts';
import './reasons-editor.ts';
import './seconds-field.ts';
import type { GroupSettings } from '../../../machines/administration.ts';
import type { Reason } from '../../../machines/commands.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { groupWords, rowsBetween } from '../../words/differences.ts';
import { listWords } from '../../words/formats.ts';
import { checkGroup, checkId } from './checks.ts';
import type { ConfirmDialog } from './confirm-dialog.ts';
import type { Draft } from './draft.ts';
import { conflictNote, failedNote, noteStyles } from './notes.ts';
import type { Choice } from './people-picker.ts';
import { sheet } from './place-styles.ts';
import { withIds } from './reason-id.ts';
import { saveBar } from './save-bar.ts';
import { SavingController } from './saving.ts';
import { textField } from './text-field.ts';
import { WorkplaceController } from './workplace.ts';

export const blankGroup: GroupSettings = {
  supervisors: [],
  escalation: [],
  escalateAfterSeconds: 60,
  remindEverySeconds: 30,
};

export class GroupForm extends LitElement {
  static override properties = { group: {}, draft: {}, typedId: { state: true } };
  /** Undefined for one that is new. */
  declare group: string | undefined;
  declare draft: Draft<GroupSettings>;
  declare typedId: string;
  readonly #workplace = new WorkplaceController(this);
  readonly #saving = new SavingController(this);

  static override styles = [controls, form, noteStyles, sheet];

  constructor() {
    super();
    this.typedId = '';
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('draft')) this.#saving.forget();
  }

  override render() {
    const { value } = this.draft;
    const { errors } = this.#saving;
    const choices = this.#supervisors;
    return html`<form novalidate data-test="group-form" @submit=${this.#save}>
      <h2 tabindex="-1">${this.group ?? msg('New workgroup')}</h2>
      ${conflictNote(
        this.draft,
        (before, after) => rowsBetween(groupWords(before, this.#nameOf), groupWords(after, this.#nameOf)),
        () => this.#saving.touch(),
      )}
      ${failedNote(this.#saving.failed)}
      <div class="part fields">
        ${this.group === undefined ? this.#idField() : nothing}
        <hr-people-picker
          name="supervisors"
          data-field="supervisors"
          label=${msg('Supervisors')}
          hint=${msg('They are asked first. Only supervisors can be chosen.')}
          .error=${errors.get('supervisors')}
          .choices=${choices}
          .chosen=${value.supervisors}
          @change=${({ detail }: CustomEvent<string[]>) => this.#change({ supervisors: detail })}
        ></hr-people-picker>
        <hr-people-picker
          name="escalation"
          data-field="escalation"
          label=${msg('Escalation supervisors')}
          hint=${msg('They are asked too when nobody has accepted in time.')}
          .error=${errors.get('escalation')}
          .choices=${choices}
          .chosen=${value.escalation}
          @change=${({ detail }: CustomEvent<string[]>) => this.#change({ escalation: detail })}
        ></hr-people-picker>
      </div>
      <div class="part two">
        <hr-seconds
          name="escalate-after"
          data-field="escalateAfterSeconds"
          label=${msg('Escalate after')}
          hint=${msg('Without an accept, the escalation supervisors are asked too.')}
          .error=${errors.get('escalateAfterSeconds')}
          .value=${value.escalateAfterSeconds}
          @change=${({ detail }: CustomEvent<number>) => this.#change({ escalateAfterSeconds: detail })}
        ></hr-seconds>
        <hr-seconds
          name="remind-every"
          data-field="remindEverySeconds"
          label=${msg('Remind every')}
          hint=${msg('Toasts that nobody has answered alert again.')}
          .error=${errors.get('remindEverySeconds')}
          .value=${value.remindEverySeconds}
          @change=${({ detail }: CustomEvent<number>) => this.#change({ remindEverySeconds: detail })}
        ></hr-seconds>
      </div>
      <div class="part">
        <hr-reasons-editor
          data-field="reasons"
          .error=${errors.get('reasons')}
          .reasons=${value.reasons ?? []}
          @change=${({ detail }: CustomEvent<Reason[]>) => this.#change({ reasons: detail.length > 0 ? detail : undefined })}
        ></hr-reasons-editor>
      </div>
      <div class="part">
        <hr-permitted
          data-field="permitted"
          .permitted=${value.permitted ?? {}}
          @change=${({ detail }: CustomEvent<NonNullable<GroupSettings['permitted']>>) =>
            this.#change({ permitted: Object.keys(detail).length > 0 ? detail : undefined })}
        ></hr-permitted>
      </div>
      ${saveBar(this.#saving, this.draft, {
        undo: () => this.#saving.undo(this.draft),
        ...(this.group !== undefined && {
          remove: () => void this.#remove(),
          removeWords: msg('Remove the workgroup'),
        }),
      })}
      <hr-confirm></hr-confirm>
    </form>`;
  }

  #idField() {
    return textField({
      name: 'id',
      label: msg('Id'),
      value: this.typedId,
      hint: msg('What the ACD calls it. It cannot be changed later.'),
      error: this.#saving.errors.get('id'),
      typed: (id) => (this.typedId = id),
    });
  }

  get #supervisors(): readonly Choice[] {
    const people = Object.entries(this.#workplace.site?.people ?? {});
    return people
      .filter(([, { value }]) => value.supervisor)
      .map(([id, { value }]) => ({ id, name: value.name }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  readonly #nameOf = (person: string) => this.#workplace.nameOf(person);

  #change(part: { [Key in keyof GroupSettings]?: GroupSettings[Key] | undefined }) {
    this.draft.change(part as Partial<GroupSettings>);
    this.#saving.typed();
  }

  async #save(event: Event) {
    event.preventDefault();
    const { administration } = this.#workplace.current;
    const id = this.group ?? this.typedId.trim();
    const isTaken = this.group === undefined && administration.site?.workgroups[id] !== undefined;
    const errors = new Map([
      ...(this.group === undefined ? checkId(id, isTaken) : []),
      ...checkGroup(this.draft.value),
    ]);
    const { reasons } = this.draft.value;
    if (errors.size === 0 && reasons) this.draft.change({ reasons: withIds(reasons) });
    const { value } = this.draft;
    const saved = await this.#saving.run(
      errors,
      () => administration.put('workgroup', id, this.draft.version, value),
      ({ path }) => (path[0] === 'workgroups' && path[1] === id ? String(path[2]) : undefined),
    );
    if (!saved) return;
    this.draft.saved({ version: saved.version, value });
    this.dispatchEvent(new CustomEvent('saved', { detail: id }));
    this.#saving.touch();
  }

  async #remove() {
    const { administration } = this.#workplace.current;
    const group = this.group!;
    const agents = Object.values(administration.site?.people ?? {}).filter(({ value }) =>
      value.workgroups?.includes(group),
    );
    const agreed = await this.renderRoot.querySelector<ConfirmDialog>('hr-confirm')!.ask({
      heading: msg(str`Remove the workgroup ${group}?`),
      happens: [
        msg('Nobody can ask for assistance there any more. Requests that are open reach nobody.'),
        ...(agents.length > 0
          ? [msg(str`${listWords(agents.map(({ value }) => value.name))} will not work for it any more.`)]
          : []),
        msg('It stays in the list of changes, and can be made again.'),
      ],
      action: msg('Remove the workgroup'),
    });
    if (!agreed) return;
    const removed = await this.#saving.run(new Map(), () =>
      administration.remove('workgroup', group, this.draft.version, true),
    );
    if (removed) this.dispatchEvent(new CustomEvent('removed', { detail: group }));
  }

  override async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}
customElements.define('hr-group-form', GroupForm);
