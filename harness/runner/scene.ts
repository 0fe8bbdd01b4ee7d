/**
 * What steps work with: the seats of one scenario's centre by person, what each was last refused, and the chronicle. Knows
 * no Gherkin; judges nothing.
 */
import type { Application, CommandBody, CommandType } from '../../machines/commands.ts';
import { isSupervisorApplication } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Site } from '../../server/site.ts';
import type { Cast } from '../language/cast.ts';
import { displayName } from '../language/cast.ts';
import type { Chronicle } from './chronicle.ts';
import { Impossible } from './impossible.ts';
import type { Refusal } from './refusals.ts';
import { Refusals } from './refusals.ts';
import type { Sight } from './sight.ts';
import type { SiteChange } from './site-change.ts';
import { editsFor } from './site-change.ts';
import type { AdministratorSeat, Aimed, Centre, Seat, Verb } from './stage.ts';

export type WorkgroupSettings = Omit<CommandBody<'workgroup.configure'>, 'workgroup'>;
export type DeskName = 'agent' | 'supervisor';

/** A verb that a person is about to do; `says` is how lanes tell it. */
export interface Deed {
  person: string;
  says: string;
  aimed: Aimed;
}

export class Scene {
  readonly cast: Cast;
  readonly centre: Centre;
  readonly chronicle: Chronicle;
  readonly site: Site;
  /** Workgroups as the administrator has set them so far. */
  readonly workgroups: Map<string, WorkgroupSettings>;
  readonly #desks = new Map<string, { seat: Seat; desk: DeskName }[]>();
  /** A second browser of a person, with a session of its own. */
  readonly #elsewhere = new Map<string, Seat>();
  readonly #administrators = new Map<string, AdministratorSeat>();
  readonly #refusals = new Refusals((person) => this.name(person));
  /** Of what was held back while it was answered. */
  readonly #lateRefusals = new Refusals((person) => this.name(person));
  #refusalsMatter = true;
  #wasRefused = false;
  /** What alerts a person has been asked about already, by desk. */
  readonly #heard = new Map<string, Sight['alerts']>();

  constructor(site: Site, cast: Cast, centre: Centre, chronicle: Chronicle) {
    this.cast = cast;
    this.site = site;
    this.workgroups = new Map(Object.entries(site.workgroups));
    this.centre = centre;
    this.chronicle = chronicle;
  }

  name(person: string): string {
    return displayName(this.cast, person);
  }

  async logOn(person: string, application: Application, isEmbedded = false): Promise<void> {
    this.chronicle.note(person, 'does', `logs on (${application}${isEmbedded ? ', embedded' : ''})`);
    const seat = await this.centre.logOn(person, application, isEmbedded);
    const desk = isSupervisorApplication(application) ? 'supervisor' : 'agent';
    const others = (this.#desks.get(person) ?? []).filter((other) => other.desk !== desk);
    this.#desks.set(person, [...others, { seat, desk }]);
  }

  async logOff(person: string): Promise<void> {
    this.chronicle.note(person, 'does', 'logs off');
    for (const { seat } of this.#seatsOf(person)) await seat.logOff();
    this.#desks.delete(person);
    this.#heard.delete(person);
  }

  /** Ends the session of one application; the person stays at the other desk. */
  async logOffFrom(person: string, application: Application): Promise<void> {
    const desk = isSupervisorApplication(application) ? 'supervisor' : 'agent';
    const seats = this.#seatsOf(person);
    const left = seats.find((each) => each.desk === desk);
    if (!left || seats.length === 1) throw new Impossible(`${this.name(person)} has no two desks open.`);
    this.chronicle.note(person, 'does', `logs off (${application})`);
    await left.seat.logOff();
    this.#desks.set(
      person,
      seats.filter((each) => each !== left),
    );
    this.#heard.delete(person);
  }

  async refresh(person: string): Promise<void> {
    for (const { seat } of this.#seatsOf(person)) await seat.refresh();
    this.#heard.delete(person);
  }

  async logOnElsewhere(person: string, application: Application): Promise<void> {
    this.chronicle.note(person, 'does', `logs on in a second browser (${application})`);
    this.#elsewhere.set(person, await this.centre.logOn(person, application));
  }

  /** The seat in the second browser of a person. */
  elsewhere(person: string): Seat {
    const seat = this.#elsewhere.get(person);
    if (!seat) throw new Impossible(`${this.name(person)} has no second browser.`);
    return seat;
  }

  async disconnect(person: string): Promise<void> {
    for (const seat of this.seats(person)) await seat.disconnect();
  }

  async reconnect(person: string): Promise<void> {
    for (const seat of this.seats(person)) await seat.reconnect();
  }

  async closeBrowser(person: string): Promise<void> {
    for (const seat of this.seats(person)) await seat.closeBrowser();
    this.#heard.delete(person);
  }

  async openBrowser(person: string): Promise<void> {
    for (const seat of this.seats(person)) await seat.openBrowser();
  }

  async openWindow(person: string): Promise<void> {
    await this.seat(person).openWindow();
  }

  async closeWindow(person: string): Promise<void> {
    await this.seat(person).closeWindow();
  }

  #seatsOf(person: string): { seat: Seat; desk: DeskName }[] {
    const seats = this.#desks.get(person);
    if (!seats) throw new Impossible(`${this.name(person)} is not logged on.`);
    return seats;
  }

  /** Whether a person sits at any desk. */
  isHere(person: string): boolean {
    return this.#desks.has(person);
  }

  seats(person: string): Seat[] {
    return this.#seatsOf(person).map(({ seat }) => seat);
  }

  seat(person: string, desk?: DeskName): Seat {
    const seats = this.#seatsOf(person);
    const found = desk ? seats.find((each) => each.desk === desk) : seats[0];
    // Whoever has one desk only does everything there, even what that desk cannot do.
    const one = found ?? (seats.length === 1 ? seats[0] : undefined);
    if (!one) throw new Impossible(`${this.name(person)} has no ${desk} desk open.`);
    return one.seat;
  }

  /** Every desk that is open; of a person's second browser nothing is known but its seat. */
  *desks(): Iterable<{ person: string; desk: DeskName; seat: Seat }> {
    for (const [person, desks] of this.#desks) for (const each of desks) yield { person, ...each };
  }

  look(person: string, desk?: DeskName): Promise<Sight> {
    return this.seat(person, desk).look();
  }

  async aim(person: string, desk: DeskName | undefined, verb: Verb, says: string): Promise<Deed> {
    return { person, says, aimed: await this.seat(person, desk).aim(verb) };
  }

  async administer(person: string): Promise<void> {
    this.chronicle.note(person, 'does', 'logs on (administration)');
    this.#administrators.set(person, await this.centre.administrator(person));
  }

  async change(administrator: string, change: SiteChange, says: string): Promise<Deed> {
    const seat = this.#administrators.get(administrator);
    if (!seat) throw new Impossible(`${this.name(administrator)} is not logged on to the administration.`);
    const { send } = seat.aim(change);
    const sendAndNote = async () => {
      const answer = await send();
      if (answer && 'done' in answer) this.#noteChange(change);
      return answer;
    };
    return { person: administrator, says, aimed: { send: sendAndNote } };
  }

  /** Steps that say one setting send all of them; and whoever was removed has no desk any more. */
  #noteChange(change: SiteChange): void {
    const site = { ...this.site, workgroups: Object.fromEntries(this.workgroups) };
    for (const { kind, id, value } of editsFor(site, change)) {
      if (kind === 'workgroup' && value) this.workgroups.set(id, value);
    }
    if (change.change === 'remove') this.#desks.delete(change.person);
  }

  /** Does what was aimed, and remembers what was refused. */
  async do(deeds: readonly Deed[], order: 'any' | 'given'): Promise<void> {
    for (const { person } of deeds) {
      if (this.#refusalsMatter) this.#refusals.forget(person);
      else this.#refusals.drop(person);
    }
    for (const { person, says } of deeds) this.chronicle.note(person, 'does', says);
    const note = (refusals: Refusals, n: number, answer: Answer | undefined) => {
      const deed = deeds[n];
      if (!deed || !answer || 'done' in answer) return;
      const { person, says } = deed;
      this.#wasRefused = true;
      this.chronicle.note(person, 'answer', `is refused ${answer.refused}${answer.by ? ` by ${answer.by}` : ''}`);
      refusals.note(person, answer, says);
    };
    const aimed = deeds.map((deed) => deed.aimed);
    const answers = await this.centre.send(aimed, order, (n, answer) => note(this.#lateRefusals, n, answer));
    for (const [n, answer] of answers.entries()) note(this.#refusals, n, answer);
  }

  /** What the person was refused last, if anything since they did something that was not. */
  refusal(person: string): Refusal | undefined {
    return this.#refusals.of(person);
  }

  /** The same of what had no answer at first, because its answer was held back. */
  lateRefusal(person: string): Refusal | undefined {
    return this.#lateRefusals.of(person);
  }

  /** From here on nobody has to expect what is refused: the scenario is about something else. */
  ignoreRefusals(): void {
    this.#refusalsMatter = false;
  }

  /** Whether anybody was refused anything so far, a service included. */
  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  /** Does what the ACD or the administrator commands. Throws Impossible if they are refused, unless that does not matter. */
  async serve<Type extends CommandType>(who: 'ACD' | 'administrator', type: Type, body: CommandBody<Type>) {
    const answer = await this.centre.service(type, body);
    if (!answer || !('refused' in answer)) return;
    this.#wasRefused = true;
    if (this.#refusalsMatter) throw new Impossible(`The ${who} was refused ${answer.refused} on ${type}.`);
  }

  /** A refusal that no step spoke of must not pass for success. */
  expectNoSecrets(): void {
    if (!this.#refusalsMatter) return;
    this.#refusals.forgetAll();
    this.#lateRefusals.forgetAll();
  }

  /** Alerts of all the person's desks since they were last asked about here. */
  async freshAlerts(person: string): Promise<Sight['alerts']> {
    const all = await this.#alerts(person);
    const heard = this.#heard.get(person) ?? { pop: 0, sound: 0, played: 0 };
    return { pop: all.pop - heard.pop, sound: all.sound - heard.sound, played: all.played - heard.played };
  }

  async forgetAlerts(person: string): Promise<void> {
    for (const seat of this.seats(person)) await seat.quiet();
    this.#heard.set(person, await this.#alerts(person));
  }

  async #alerts(person: string): Promise<Sight['alerts']> {
    const sights = await Promise.all(this.seats(person).map((seat) => seat.look()));
    return {
      pop: sights.reduce((sum, { alerts }) => sum + alerts.pop, 0),
      sound: sights.reduce((sum, { alerts }) => sum + alerts.sound, 0),
      played: sights.reduce((sum, { alerts }) => sum + alerts.played, 0),
    };
  }
}
