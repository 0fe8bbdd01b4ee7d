/** The site itself: its name, and the whole of it as a file, out and in. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import './import-form.ts';
import { save } from '../../data/save.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { rowsBetween } from '../../words/differences.ts';
import { checkName } from './checks.ts';
import { conflictNote, failedNote, noteStyles } from './notes.ts';
import { sheet } from './place-styles.ts';
import { saveBar } from './save-bar.ts';
import { SavingController } from './saving.ts';
import { textField } from './text-field.ts';
import { WorkplaceController } from './workplace.ts';

interface Named {
  name: string;
}

export class SitePlace extends LitElement {
  static override properties = { withSecrets: { state: true } };
  declare withSecrets: boolean;
  readonly #workplace = new WorkplaceController(this);
  readonly #naming = new SavingController(this);
  readonly #exporting = new SavingController(this);

  static override styles = [
    controls,
    form,
    noteStyles,
    sheet,
    css`
      :host {
        max-width: 48rem;
      }
      h2 {
        margin-bottom: var(--s3);
      }
      .actions {
        position: static;
        padding-bottom: 0;
        background: none;
      }
      .row {
        margin-top: var(--s3);
      }
    `,
  ];

  constructor() {
    super();
    this.withSecrets = false;
  }

  override render() {
    const { site } = this.#workplace;
    if (!site) return nothing;
    const draft = this.#workplace.current.drafts.open<Named>('site/name', site.site);
    const error = this.#naming.errors.get('name');
    return html`<form class="part" novalidate data-test="site-form" @submit=${this.#rename}>
        <h2>${msg('Site')}</h2>
        ${conflictNote(
          draft,
          (before, after) => rowsBetween([[msg('Name'), before.name]], [[msg('Name'), after.name]]),
          () => this.requestUpdate(),
        )}
        ${failedNote(this.#naming.failed)}
        ${textField({
          name: 'name',
          label: msg('Name'),
          value: draft.value.name,
          hint: msg('It stands on top of every desk.'),
          error,
          typed: (name) => {
            draft.change({ name });
            this.#naming.typed();
          },
        })}
        ${saveBar(this.#naming, draft, {
          undo: () => {
            draft.undo();
            this.#naming.forget();
          },
        })}
      </form>
      <section class="part" aria-labelledby="export">
        <h2 id="export">${msg('Export')}</h2>
        <p>${msg('The whole site as a file, which can be edited and imported again.')}</p>
        <label class="check row">
          <input type="checkbox" data-test="with-secrets" .checked=${this.withSecrets} @change=${(event: Event) => (this.withSecrets = (event.target as HTMLInputElement).checked)} />
          <span
            ><strong>${msg('With passwords and tokens')}</strong
            ><span class="hint">${msg('As hashes, to set up another server. Without them an import leaves those that there are.')}</span></span
          >
        </label>
        ${failedNote(this.#exporting.failed)}
        <div class="row">
          <button data-test="export" aria-busy=${this.#exporting.busy ? 'true' : 'false'} @click=${this.#export}>${msg('Download site.yaml')}</button>
        </div>
      </section>
      <section class="part"><hr-import></hr-import></section>`;
  }

  async #rename(event: Event) {
    event.preventDefault();
    const { administration, drafts } = this.#workplace.current;
    const draft = drafts.get<Named>('site/name')!;
    draft.change({ name: draft.value.name.trim() });
    const { value } = draft;
    const saved = await this.#naming.run(checkName(value.name), () =>
      administration.put('site', 'site', draft.version, value),
    );
    if (saved) draft.saved({ version: saved.version, value });
    this.requestUpdate();
  }

  async #export() {
    const { administration } = this.#workplace.current;
    await this.#exporting.run(new Map(), async () => {
      const said = await administration.export(this.withSecrets);
      if (typeof said !== 'string') return said;
      save('site.yaml', said);
      return { done: true };
    });
  }
}
customElements.define('hr-site-place', SitePlace);
