/**
 * Charts of a server that runs: actors to choose from, each chosen one with its state lit, its books and its last turns. Which
 * ones is in the address. `refine`: another address for the same place.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { takenBy } from '../../../machines/edges.ts';
import { charts } from '../../../machines/index.ts';
import type { Address } from '../../../machines/names.ts';
import { partsOf } from '../../../machines/names.ts';
import '../../components/connection-chip.ts';
import { OfficeController } from '../../controllers/office-controller.ts';
import '../../designer/actor-panel.ts';
import { moved, toggled } from '../../designer/chosen.ts';
import { askedBy, queryOf, travelLink } from '../../designer/designer-links.ts';
import { openInspect } from '../../designer/inspect-line.ts';
import { LiveController } from '../../designer/live-controller.ts';
import { refocusMoved } from '../../designer/moving.ts';
import { PeopleController } from '../../designer/people-controller.ts';
import { placeStyles } from '../../designer/place-styles.ts';
import { problemNote } from '../../designer/problem-note.ts';
import { aside } from '../../designer/side-panel.ts';
import { enteredText } from '../../designer/state-text.ts';
import { designerStyles } from '../../designer/styles.ts';
import '../../designer/turn-list.ts';
import type { ListedTurn } from '../../designer/turn-list.ts';
import type { LiveTurn, WatchedActor } from '../../designer/watched.ts';
import { controls } from '../../theme/controls.ts';
import { clockWords } from '../../words/formats.ts';

/** Of an actor on the page; the tape has them all. */
const turnsShown = 30;

export class LivePlace extends LitElement {
  static override properties = { query: { attribute: false }, open: { attribute: false } };
  declare query: URLSearchParams;
  /** Another way to the server's turns than its socket. */
  declare open: (() => WebSocket) | undefined;
  readonly #office = new OfficeController(this);
  readonly #people = new PeopleController(this, () => this.#office.current.ask);
  readonly #live = new LiveController(this, {
    ask: () => this.#office.current.ask,
    open: () => (this.open ?? openInspect)(),
    leave: () => void this.#live.lists.refresh(),
  });
  /** By turn, so that what was taken is told anew only when it is. */
  readonly #taken = new WeakMap<LiveTurn, readonly string[]>();

  static override styles = [controls, designerStyles, placeStyles];

  override render() {
    const { lists, version, connection, lostAt, isPaused } = this.#live;
    const chosen = this.#chosen;
    if (lists.problem && !(lists.isKnown && lists.problem.isPassing))
      return problemNote(lists.problem, () => void lists.refresh());
    return html`<div class="place">
      ${aside({ lists, version, chosen, choose: (address) => this.#refine(toggled(chosen, address)) })}
      <div class="work">
        <div class="bar">
          <h2 class="grow">${msg('As they run')}</h2>
          <hr-connection .state=${connection} .lostAt=${lostAt}></hr-connection>
          <button data-test="pause-live" aria-pressed=${isPaused} @click=${() => this.#live.pause()}>${isPaused ? msg('Go on') : msg('Pause')}</button>
        </div>
        ${
          chosen.length === 0
            ? html`<p class="empty"><strong>${msg('Choose an actor to see its chart.')}</strong> ${msg('Several stand side by side; the address keeps which.')}</p>`
            : nothing
        }
        <div class="panels">
          ${repeat(
            chosen,
            (address) => address,
            (address, n) => this.#panel(address, n),
          )}
        </div>
      </div>
    </div>`;
  }

  #panel(address: string, n: number) {
    const known = this.#live.of(address);
    const [last] = known?.turns ?? [];
    return html`<hr-actor-panel
      live
      .address=${address}
      .nameOf=${this.#people.nameOf}
      .now=${known?.now}
      .was=${last?.before}
      .taken=${last ? this.#takenBy(address, last) : []}
      .note=${msg('There is no such actor now. It is shown as soon as there is.')}
      .isFirst=${n === 0}
      .isLast=${n === this.#chosen.length - 1}
      @shut=${() => this.#shut(address)}
      @move=${({ detail }: CustomEvent<-1 | 1>) => this.#move(address, detail)}
    >
      ${known ? this.#turns(address, known) : nothing}
    </hr-actor-panel>`;
  }

  #turns(address: string, { turns }: WatchedActor) {
    const [last] = turns;
    return html`<hr-turns
        label=${msg('Its last turns')}
        .nameOf=${this.#people.nameOf}
        .linkOf=${(turn: number) => travelLink({ tape: 'record', turn, actors: [address] })}
        .turns=${turns.slice(0, turnsShown).map(listed)}
      ></hr-turns>
      <a class="small" data-test="to-travel" href=${travelLink({ tape: 'record', turn: last?.n, actors: [address] })}>${last ? msg(str`Go back in time from turn ${last.n}`) : msg('Go back in time')}</a>`;
  }

  #takenBy(address: string, turn: LiveTurn): readonly string[] {
    const known = this.#taken.get(turn);
    if (known) return known;
    const chart = charts[partsOf(address as Address).kind];
    const before = turn.before as Parameters<typeof takenBy>[1] | undefined;
    const taken = before ? takenBy(chart, before, turn.message as { type: string }) : [];
    this.#taken.set(turn, taken);
    return taken;
  }

  get #chosen(): readonly string[] {
    return askedBy(this.query).actors;
  }

  protected override willUpdate() {
    this.#live.watch(this.#chosen);
  }

  #move(address: string, by: -1 | 1) {
    this.#refine(moved(this.#chosen, address, by));
    refocusMoved(this, address, by);
  }

  #shut(address: string) {
    this.#refine(toggled(this.#chosen, address));
    this.renderRoot.querySelector<HTMLElement>('[data-test=pause-live]')?.focus();
  }

  #refine(actors: readonly string[]) {
    this.dispatchEvent(new CustomEvent('refine', { detail: queryOf({ actors }) }));
  }
}
customElements.define('hr-live-place', LivePlace);

function listed({ n, at, from, type, cause, before, after }: LiveTurn): ListedTurn {
  const into = before && enteredText(before.value, after.value);
  return { n, time: clockWords(at), from, type, cause, into: into || undefined };
}
