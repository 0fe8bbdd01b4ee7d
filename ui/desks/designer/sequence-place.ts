/**
 * Messages between chosen actors in a stretch of a tape, as a sequence diagram; the turn that is chosen in it stands beside. Where
 * somebody is, is in the address. `refine`: another address for the same place.
 */
import { msg, str } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { tapeSequence } from '../../../drawings/tape-sequence.ts';
import type { Tape, TurnLine } from '../../../machines/inspection.ts';
import { OfficeController } from '../../controllers/office-controller.ts';
import { toggled } from '../../designer/chosen.ts';
import { askedBy, queryOf, sequenceLink, travelLink } from '../../designer/designer-links.ts';
import { InspectionClient } from '../../designer/inspection-client.ts';
import { PeopleController } from '../../designer/people-controller.ts';
import { placeStyles } from '../../designer/place-styles.ts';
import { problemNote } from '../../designer/problem-note.ts';
import '../../designer/sequence-view.ts';
import { aside } from '../../designer/side-panel.ts';
import type { Span, Stretch } from '../../designer/stretch.ts';
import { mostTalkative, spans, stretchAround } from '../../designer/stretch.ts';
import { designerStyles } from '../../designer/styles.ts';
import '../../designer/tape-chooser.ts';
import { TravelController } from '../../designer/travel-controller.ts';
import '../../designer/turn-detail.ts';
import { controls } from '../../theme/controls.ts';
import { actorWords } from '../../words/actor.ts';
import { numberWords } from '../../words/formats.ts';
import { turnTimeWords, virtualTimeWords } from '../../words/tape.ts';

interface Drawn extends Stretch {
  lines: readonly TurnLine[];
  chosen: readonly string[];
}

export class SequencePlace extends LitElement {
  static override properties = {
    query: { attribute: false },
    span: { state: true },
    clock: { state: true },
    drawn: { state: true },
    problem: { state: true },
  };
  declare query: URLSearchParams;
  declare span: Span;
  /** Times as they were, or since the first of the stretch. */
  declare clock: Tape['clock'];
  declare drawn: Drawn | undefined;
  declare problem: unknown;
  readonly #office = new OfficeController(this);
  readonly #people = new PeopleController(this, () => this.#office.current.ask);
  readonly #control = new TravelController(this, { ask: () => this.#office.current.ask, moved: () => this.#refine() });
  #asked: string | undefined;
  #wanted = '';

  static override styles = [
    controls,
    designerStyles,
    placeStyles,
    css`
      .place {
        margin-top: var(--s4);
      }
    `,
  ];

  constructor() {
    super();
    this.span = 100;
    this.clock = 'wall';
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const asked = this.query.toString();
    if (changed.has('query') && asked !== this.#asked) {
      this.#asked = asked;
      const { tape, turn, actors } = askedBy(this.query);
      void this.#control.travel.open(tape, turn, actors);
    }
    void this.#draw();
  }

  override render() {
    const { travel, lists, version } = this.#control;
    const { tape, tapes, problem } = travel;
    if (problem && !tape) return problemNote(problem, () => void travel.open(null, null, []));
    if (!tape) return html`<p class="muted" role="status">${msg('Loading …')}</p>`;
    return html`<div class="sheet bar">
          <h2>${msg('Sequence of messages')}</h2>
          <hr-tape-chooser class="grow" .tapes=${tapes ?? []} .tape=${tape.tape} @tape=${({ detail }: CustomEvent<string>) => void travel.open(detail, null, [])}></hr-tape-chooser>
          <label class="row">${msg('Turns', { id: 'span-field' })}
            <select data-test="span" @change=${(event: Event) => (this.span = Number((event.target as HTMLSelectElement).value) as Span)}>
              ${spans.map((span) => html`<option value=${span} ?selected=${span === this.span}>${numberWords(span)}</option>`)}
            </select>
          </label>
          ${tape.clock === 'wall' ? this.#clocks() : nothing}
        </div>
    <div class="place">
      ${aside({ lists, version, chosen: this.drawn?.chosen ?? travel.chosen, choose: (address) => this.#choose(address), below: this.#turn(tape) })}
      <div class="work">
        ${problemNote(problem ?? this.problem, () => this.#again())}
        ${this.drawn ? this.#picture(tape, this.drawn) : tape.turns === 0 ? html`<p class="empty">${msg('Nothing has happened on it yet.')}</p>` : nothing}
      </div>
    </div>`;
  }

  #clocks() {
    const button = (clock: Tape['clock'], words: string) =>
      html`<button data-test="clock-${clock}" aria-pressed=${this.clock === clock} @click=${() => (this.clock = clock)}>${words}</button>`;
    return html`<div class="row" role="group" aria-label=${msg('Times')}>
      ${button('wall', msg('Time of day'))} ${button('virtual', msg('From the first'))}
    </div>`;
  }

  #picture(tape: Tape, { from, until, lines, chosen }: Drawn) {
    const { travel } = this.#control;
    const begin = lines[0]?.at ?? 0;
    const timeOf = ({ at }: { at: number }) =>
      tape.clock === 'wall' && this.clock === 'virtual' ? virtualTimeWords(at - begin) : turnTimeWords(tape, at);
    const { nameOf } = this.#people;
    const sequence = tapeSequence(lines, {
      ...{ chosen, timeOf, titleOf: (id: string) => actorWords(id, nameOf) },
      wrong: new Set(tape.violations.map(({ turn }) => turn)),
    });
    return html`<p class="small muted">
        ${msg(str`Turns ${numberWords(from)} to ${numberWords(until)} of ${numberWords(tape.turns)}. What comes from others than the chosen, or goes to them, ends in a dot.`)}
        ${from > tape.first ? html`<button class="quiet" data-test="earlier" @click=${() => void travel.go(from - 1)}>${msg('Earlier')}</button>` : nothing}
        ${until < tape.turns ? html`<button class="quiet" data-test="later" @click=${() => void travel.go(until + 1)}>${msg('Later')}</button>` : nothing}
      </p>
      ${
        sequence.rows.length === 0
          ? html`<p class="empty">${msg('In these turns the chosen actors heard and said nothing.')}</p>`
          : html`<hr-sequence .sequence=${sequence} .turn=${travel.turn} .name=${tape.tape} @turn=${({ detail }: CustomEvent<number>) => void travel.go(detail)}></hr-sequence>`
      }`;
  }

  #turn(tape: Tape) {
    const { travel, underWay } = this.#control;
    const { shown } = travel.moments;
    if (!shown) return nothing;
    return html`<hr-turn
        class="sheet"
        .turn=${shown.turn}
        .time=${turnTimeWords(tape, shown.turn.at)}
        .nameOf=${this.#people.nameOf}
        .linkOf=${(turn: number) => sequenceLink({ tape: tape.tape, turn, actors: travel.chosen })}
        .violations=${tape.violations.filter(({ turn }) => turn === shown.n)}
        .underWay=${underWay}
      ></hr-turn>
      <a data-test="to-travel" href=${travelLink({ tape: tape.tape, turn: shown.n, actors: travel.chosen })}>${msg('See the charts as of this turn')}</a>`;
  }

  #choose(address: string) {
    const { travel } = this.#control;
    void travel.choose(toggled(this.drawn?.chosen ?? travel.chosen, address));
    this.#refine();
    this.requestUpdate();
  }

  #again() {
    this.#wanted = '';
    this.problem = undefined;
  }

  /** A stretch stays while the turn is in it, so that nothing moves under the hands of whoever walks through it. */
  async #draw() {
    const { tape, turn, chosen } = this.#control.travel;
    if (!tape || turn === 0) return;
    const isIn =
      this.drawn &&
      this.#wanted.startsWith(`${tape.tape} ${this.span} `) &&
      turn >= this.drawn.from &&
      turn <= this.drawn.until;
    const { from, until } = isIn ? this.drawn! : stretchAround(tape, turn, this.span);
    const wanted = `${tape.tape} ${this.span} ${from} ${chosen.join(' ')}`;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    try {
      const client = new InspectionClient(this.#office.current.ask);
      const lines = await client.turns(tape.tape, { after: from - 1, limit: until - from + 1 });
      if (wanted !== this.#wanted) return;
      this.problem = undefined;
      this.drawn = { from, until, lines, chosen: chosen.length > 0 ? chosen : mostTalkative(lines) };
    } catch (problem) {
      if (wanted === this.#wanted) this.problem = problem;
    }
  }

  #refine() {
    const { travel } = this.#control;
    if (!travel.tape) return;
    const query = queryOf({ tape: travel.tape.tape, turn: travel.turn || undefined, actors: travel.chosen });
    this.#asked = query.toString();
    this.dispatchEvent(new CustomEvent('refine', { detail: query }));
  }
}
customElements.define('hr-sequence-place', SequencePlace);
