/** The QA desk: the scenarios, a run that is followed, a script to write in (`#edit?file=mine.feature`), and recording. Template and wiring. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import '../../components/office-header.ts';
import './edit-place.ts';
import './record-place.ts';
import './run-place.ts';
import './scenarios-place.ts';
import type { Recorded } from '../../../machines/recordings.ts';
import type { PlaceLink } from '../../components/place-links.ts';
import { OfficeController } from '../../controllers/office-controller.ts';
import { PlaceController } from '../../controllers/place-controller.ts';
import { controls } from '../../theme/controls.ts';
import type { ScenarioFilter } from './shown-scenarios.ts';
import { filterFrom, queryOf } from './shown-scenarios.ts';

const places = ['scenarios', 'run', 'edit', 'record'] as const;
type Place = (typeof places)[number];

export class QaDesk extends LitElement {
  readonly #office = new OfficeController(this);
  readonly #place = new PlaceController<Place>(this, places);
  /** The last run that was started here. */
  #started: string | undefined;
  /** The last recording that was taken to the editor: it has no name before it is saved under one. */
  #recorded: Pick<Recorded, 'file' | 'text'> | undefined;
  /** As the person left it. */
  #filter: ScenarioFilter | undefined;
  /** From then on it is kept, so that a recording goes on wherever the person is. */
  #hasRecorder = false;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      main {
        max-width: 84rem;
        margin: 0 auto;
        padding: var(--s5) var(--s4) var(--s6);
      }
      @media (max-width: 56rem) {
        main {
          padding: var(--s4) var(--s3) var(--s5);
        }
      }
    `,
  ];

  override render() {
    const { session, siteName, leave } = this.#office.current;
    const { now, query } = this.#place;
    this.#hasRecorder ||= now === 'record';
    if (now === 'scenarios') this.#filter = filterFrom(query);
    return html`<hr-office-header
        .heading=${msg('Scenarios')}
        .about=${siteName}
        .who=${session.name}
        .places=${this.#links}
        @log-off=${leave}
      ></hr-office-header>
      <main data-test="qa-desk" data-place=${now}>
        <hr-scenarios-place
          ?hidden=${now !== 'scenarios'}
          .active=${now === 'scenarios'}
          .filter=${this.#filter ?? filterFrom(new URLSearchParams())}
          @filter=${({ detail }: CustomEvent<ScenarioFilter>) => this.#place.refine(queryOf(detail))}
          @follow=${this.#follow}
        ></hr-scenarios-place>
        ${now === 'run' ? html`<hr-run-place .run=${query.get('run') ?? undefined} .isNew=${query.get('run') === this.#started} .back=${`#${this.#scenarios}`} @follow=${this.#follow}></hr-run-place>` : nothing}
        ${now === 'edit' ? this.#edit(query) : nothing}
        ${this.#hasRecorder ? html`<hr-record-place ?hidden=${now !== 'record'} @recorded=${this.#write}></hr-record-place>` : nothing}
      </main>`;
  }

  #edit(query: URLSearchParams) {
    const name = query.get('name') ?? '';
    return html`<hr-edit-place
      .file=${query.get('file') ?? ''}
      .line=${Number(query.get('line')) || undefined}
      .proposedName=${name}
      .proposed=${name === this.#recorded?.file ? this.#recorded.text : ''}
      .stage=${this.#filter?.stage ?? 'model'}
      @follow=${this.#follow}
      @saved=${({ detail }: CustomEvent<{ file: string }>) => this.#place.refine(new URLSearchParams(detail))}
    ></hr-edit-place>`;
  }

  get #links(): readonly PlaceLink[] {
    const { now } = this.#place;
    return [
      { hash: this.#scenarios, words: msg('Scenarios'), here: now === 'scenarios' },
      { hash: 'record', words: msg('Record'), here: now === 'record' },
    ];
  }

  /** Where they are, as the person left them. */
  get #scenarios(): string {
    const query = queryOf(this.#filter ?? filterFrom(new URLSearchParams())).toString();
    return query === '' ? '' : `?${query}`;
  }

  readonly #write = ({ detail }: CustomEvent<Pick<Recorded, 'file' | 'text'>>) => {
    this.#recorded = detail;
    this.#place.go('edit', new URLSearchParams({ name: detail.file }));
  };

  readonly #follow = ({ detail }: CustomEvent<string>) => {
    this.#started = detail;
    this.#place.go('run', new URLSearchParams({ run: detail }));
  };
}
customElements.define('hr-qa-desk', QaDesk);
