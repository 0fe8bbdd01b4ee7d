/**
 * Going back in time: a tape, its turns one by one, the charts and desks as of then. Where somebody is, is in the address.
 * `refine`: another address for the same place.
 */
import { msg, str } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { OfficeController } from '../../controllers/office-controller.ts';
import { moved, toggled } from '../../designer/chosen.ts';
import { askedBy, queryOf, sequenceLink, travelLink } from '../../designer/designer-links.ts';
import '../../designer/desks-then.ts';
import { desksMax } from '../../designer/desks-then.ts';
import { MomentPanels } from '../../designer/moment-panels.ts';
import { refocusMoved } from '../../designer/moving.ts';
import { PeopleController } from '../../designer/people-controller.ts';
import { placeStyles } from '../../designer/place-styles.ts';
import type { Speed } from '../../designer/player.ts';
import { problemNote } from '../../designer/problem-note.ts';
import { aside } from '../../designer/side-panel.ts';
import { designerStyles } from '../../designer/styles.ts';
import '../../designer/tape-chooser.ts';
import { TravelController } from '../../designer/travel-controller.ts';
import '../../designer/timeline.ts';
import type { Jump } from '../../designer/timeline.ts';
import '../../designer/turn-detail.ts';
import type { Moment } from '../../designer/moments.ts';
import { controls } from '../../theme/controls.ts';
import { actorWords } from '../../words/actor.ts';
import { numberWords } from '../../words/formats.ts';
import { turnDateWords, turnTimeWords } from '../../words/tape.ts';
import '../../designer/violations.ts';

/** After the last step. */
const restMs = 250;

export class TravelPlace extends LitElement {
  static override properties = { query: { attribute: false } };
  declare query: URLSearchParams;
  readonly #office = new OfficeController(this);
  readonly #people = new PeopleController(this, () => this.#office.current.ask);
  readonly #control = new TravelController(this, {
    ask: () => this.#office.current.ask,
    moved: () => this.#refine(),
  });
  readonly #panels = new MomentPanels();
  #asked: string | undefined;
  #refining: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    controls,
    designerStyles,
    placeStyles,
    css`
      .place {
        margin-top: var(--s4);
      }
      .side {
        top: calc(var(--bar) + 10rem);
        max-height: calc(100vh - var(--bar) - 11rem);
      }
      .controls {
        position: sticky;
        top: var(--bar);
        z-index: 2;
        display: grid;
        gap: var(--s2);
      }
      .turn.late {
        opacity: 0.6;
      }
      @media (max-width: 56rem) {
        .controls {
          position: static;
        }
        .side {
          max-height: none;
        }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>) {
    const asked = this.query.toString();
    if (!changed.has('query') || asked === this.#asked) return;
    clearTimeout(this.#refining);
    this.#asked = asked;
    const { tape, turn, actors } = askedBy(this.query);
    const { travel } = this.#control;
    this.#control.showDesks(this.query.getAll('desk').slice(0, desksMax));
    const isHere = travel.tape && travel.tape.tape === (tape ?? travel.tape.tape);
    if (isHere && (turn ?? travel.turn) === travel.turn) void travel.choose(actors);
    else void travel.open(tape, turn, actors);
  }

  override render() {
    const { travel, lists, version } = this.#control;
    const { tape, tapes, problem } = travel;
    if (problem && !tape) return problemNote(problem, () => this.#open(null));
    if (!tape)
      return tapes?.length === 0 ? this.#nothing() : html`<p class="muted" role="status">${msg('Loading …')}</p>`;
    return html`<div class="controls sheet">
          <div class="bar">
            <h2>${msg('Back in time')}</h2>
            <hr-tape-chooser class="grow" .tapes=${tapes ?? []} .tape=${tape.tape} @tape=${({ detail }: CustomEvent<string>) => this.#open(detail)}></hr-tape-chooser>
            <a href=${sequenceLink({ tape: tape.tape, turn: travel.turn, actors: travel.chosen })} data-test="to-sequence">${msg('Sequence of messages')}</a>
          </div>
          ${tape.turns === 0 ? html`<p class="muted">${msg('Nothing has happened on it yet.')}</p>` : this.#timeline()}
          <p class="small muted" role="status" data-test="sought">${travel.sought === 'none' ? msg('There is none further on.') : ''}</p>
        </div>
    <div class="place">
      ${aside({ lists, version, chosen: travel.chosen, choose: (address) => this.#choose(toggled(travel.chosen, address)), below: this.#turn() })}
      <div class="work">
        ${problemNote(problem ?? travel.moments.problem, () => void travel.go(travel.turn))}
        ${tape.first > 1 ? html`<p class="note small">${msg(str`The record is long: it can be looked at from turn ${numberWords(tape.first)} on.`)}</p>` : nothing}
        <hr-violations .tape=${tape} .linkOf=${this.#linkOf}></hr-violations>
        ${travel.moments.shown ? this.#moment(travel.moments.shown) : nothing}
      </div>
    </div>`;
  }

  #timeline() {
    const { travel } = this.#control;
    const { tape, player, moments } = travel;
    const to = moments.shown?.turn.to;
    return html`<hr-timeline
      .tape=${tape!}
      .turn=${travel.turn}
      .time=${moments.shown ? turnDateWords(tape!, moments.shown.turn.at) : ''}
      .actor=${to && actorWords(to, this.#people.nameOf)}
      .playing=${player.isPlaying}
      .speed=${player.speed}
      @turn=${({ detail }: CustomEvent<number>) => this.#go(detail)}
      @jump=${({ detail }: CustomEvent<Jump>) => void travel.seek(detail.what, detail.to, detail.what === 'actor' ? to : undefined)}
      @play=${() => (player.isPlaying ? player.pause() : void player.play())}
      @speed=${({ detail }: CustomEvent<Speed>) => (player.speed = detail)}
      @time=${({ detail }: CustomEvent<number>) => void travel.goTime(detail)}
    ></hr-timeline>`;
  }

  #turn() {
    const { travel, underWay } = this.#control;
    const { shown, isBehind } = travel.moments;
    if (!travel.tape || !shown) return nothing;
    return html`<hr-turn
      class="sheet turn ${isBehind ? 'late' : ''}"
      aria-busy=${isBehind}
      .turn=${shown.turn}
      .time=${turnTimeWords(travel.tape, shown.turn.at)}
      .nameOf=${this.#people.nameOf}
      .linkOf=${this.#linkOf}
      .violations=${travel.tape.violations.filter(({ turn }) => turn === shown.n)}
      .underWay=${underWay}
    ></hr-turn>`;
  }

  #moment(moment: Moment) {
    const { travel, lists, frames, desks, version } = this.#control;
    const tape = travel.tape!;
    const panels = this.#panels.draw(moment, {
      chosen: travel.chosen,
      nameOf: this.#people.nameOf,
      shut: (address) => this.#choose(toggled(travel.chosen, address)),
      move: (address, by) => this.#move(address, by),
    });
    return html`${panels}
      <hr-desks-then
        class="sheet"
        .desks=${desks}
        .lists=${lists}
        .frames=${frames}
        .version=${`${version} ${[...frames.values()].map((one) => (one === 'none' ? '' : one.n)).join(' ')}`}
        .whenOf=${(at: number) => turnDateWords(tape, at)}
        .nameOf=${this.#people.nameOf}
        .ask=${this.#office.current.ask}
        @desk=${({ detail }: CustomEvent<string>) => this.#show(toggled(this.#control.desks, detail))}
      ></hr-desks-then>`;
  }

  #nothing() {
    return html`<p class="empty"><strong>${msg('There is no tape yet.')}</strong> ${msg('Runs and recordings are kept here, and the record of this server.')}</p>`;
  }

  readonly #linkOf = (turn: number): string => {
    const { travel, desks } = this.#control;
    const extra = desks.map((desk) => `&desk=${encodeURIComponent(desk)}`).join('');
    return `${travelLink({ tape: travel.tape?.tape, turn, actors: travel.chosen })}${extra}`;
  };

  #go(n: number) {
    this.#control.travel.player.pause();
    void this.#control.travel.go(n);
  }

  #open(tape: string | null) {
    const { travel } = this.#control;
    void travel.open(tape, null, travel.chosen);
  }

  #choose(actors: readonly string[]) {
    void this.#control.travel.choose(actors);
    this.#refine();
  }

  #show(desks: readonly string[]) {
    this.#control.showDesks(desks.slice(0, desksMax));
    this.#refine();
  }

  #move(address: string, by: -1 | 1) {
    this.#choose(moved(this.#control.travel.chosen, address, by));
    refocusMoved(this, address, by);
  }

  /** Says where somebody is, once they are: browsers stop counting addresses that come too often. */
  #refine() {
    clearTimeout(this.#refining);
    this.#refining = setTimeout(() => {
      const { travel, desks } = this.#control;
      if (!travel.tape || !this.isConnected) return;
      const query = queryOf({ tape: travel.tape.tape, turn: travel.turn || undefined, actors: travel.chosen });
      for (const desk of desks) query.append('desk', desk);
      this.#asked = query.toString();
      this.dispatchEvent(new CustomEvent('refine', { detail: query }));
    }, restMs);
  }
}
customElements.define('hr-travel-place', TravelPlace);
