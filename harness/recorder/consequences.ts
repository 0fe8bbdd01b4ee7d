/**
 * What has become visible to somebody between two looks, in the steps of the language, the most telling first. Says what a
 * person would write down: not everything that differs, and nothing that follows from what was said already.
 */
import { interactionOf } from '../../machines/names.ts';
import type { DialogSight, InteractionSight, Sight } from '../runner/sight.ts';
import type { Names, Sentence } from '../traces/sentences.ts';

/** Everybody's desks, by person, as one. */
export type Seen = ReadonlyMap<string, Sight>;

export interface Difference {
  before: Seen;
  after: Seen;
  /** Who did something just now. */
  doers: ReadonlySet<string>;
  names: Names;
}

/** A sentence that should be so. `isOptional`: nobody misses it if it is not. */
export interface Expected {
  sentence: Sentence;
  isOptional?: true;
}

/** More people than that need not be named for one and the same thing. */
const peopleMax = 4;

export function consequencesOf(difference: Difference): Expected[] {
  const { before, after } = difference;
  const people = [...after.keys()];
  const said = people.flatMap((person) => {
    const [was, is] = [before.get(person) ?? blankSight, after.get(person) as Sight];
    const asAgent = ofDialogs(person, was, is, difference);
    return [...asAgent, ...ofInteractions(person, was, is, difference)];
  });
  const asked = people.flatMap((person) =>
    ofToasts(person, before.get(person) ?? blankSight, after.get(person)!, difference),
  );
  const closed = people.flatMap((person) =>
    ofClosed(person, before.get(person) ?? blankSight, after.get(person)!, difference),
  );
  const helping = people.flatMap((person) =>
    ofHelping(person, before.get(person) ?? blankSight, after.get(person)!, difference),
  );
  // Where a toast is seen, that the request waits goes without saying.
  const agents = asked.length > 0 ? said.filter(({ sentence: { text } }) => !/ waiting$/.test(text)) : said;
  return [...agents, ...asked.slice(0, peopleMax), ...closed.slice(0, peopleMax), ...helping.slice(0, peopleMax)];
}

export const blankSight: Sight = {
  interactions: [],
  dialogs: [],
  toasts: [],
  closedToasts: [],
  helping: [],
  list: [],
  wall: [],
  alerts: { pop: 0, sound: 0, played: 0 },
};

type Part = (person: string, was: Sight, is: Sight, difference: Difference) => Expected[];

const ofDialogs: Part = (person, was, is, { names }) =>
  is.dialogs.flatMap((dialog) => {
    const former = was.dialogs.find(({ interaction }) => interaction === dialog.interaction);
    return dialogChanges(person, former, dialog, names).map((text) => ({ sentence: { text } }));
  });

function dialogChanges(person: string, was: DialogSight | undefined, is: DialogSight, names: Names): string[] {
  const who = names.person(person);
  const on = names.interaction(is.interaction);
  const request = `${who} sees the request on ${on}`;
  if (is.state === 'draft' || is.state === 'asking') return [];
  if (is.state === 'done') return was?.state === 'done' ? [] : [`${request} done: ${is.outcome}`];
  const escalated = is.escalated && !was?.escalated ? [`${request} escalated`] : [];
  if (is.state === 'helped') return [...escalated, ...helpers(who, on, was, is, names)];
  if (was?.state === is.state && was.reach === is.reach) return escalated;
  const reach = is.reach ?? 'asked';
  const waits = { asked: 'waiting', ignored: 'ignored by everyone', nobody: '' }[reach];
  const again = { asked: '', ignored: ' and ignored by everyone', nobody: ' and reaching nobody' }[reach];
  if (is.state === 'unattended') return [`${request} unattended${again}`, ...escalated];
  return [
    reach === 'nobody' ? `${who} sees that the request on ${on} reaches nobody` : `${request} ${waits}`,
    ...escalated,
  ];
}

function helpers(who: string, on: string, was: DialogSight | undefined, is: DialogSight, names: Names): string[] {
  const told: string[] = [];
  if (is.by !== undefined && (was?.state !== 'helped' || was.by !== is.by)) {
    told.push(`${who} sees that ${names.person(is.by)} helps with ${on}`);
  }
  const before = was?.state === 'helped' ? was.helpers : [];
  if (before.join() === is.helpers.join()) return told;
  const [one, other, ...more] = is.helpers.map((person) => names.person(person));
  if (one !== undefined && other !== undefined && more.length === 0) {
    told.push(`${who} sees that ${one} and ${other} help with ${on}`);
  } else if (one !== undefined && other === undefined && before.length > 1) {
    told.push(`${who} sees that ${one} alone helps with ${on}`);
  }
  return told;
}

/** Conversations that move, and a button that says why it cannot be used. */
const ofInteractions: Part = (person, was, is, { names, after }) => {
  const who = names.person(person);
  const told = (text: string) => ({ sentence: { text } });
  const gone = was.interactions
    .filter(({ interaction }) => !is.interactions.some((row) => row.interaction === interaction))
    .map(({ interaction }) => told(`${who} no longer has ${names.interaction(interaction)}`));
  const changed = is.interactions.flatMap((row) => {
    const former = was.interactions.find(({ interaction }) => interaction === row.interaction);
    const on = names.interaction(row.interaction);
    const moved = former ? former.conversation !== row.conversation : row.conversation === 'alerting';
    const state = moved && after.has(person) ? [told(`${who} sees ${on} ${row.conversation}`)] : [];
    return [...state, ...(former && !isDimmedFor(former) && isDimmedFor(row) ? [told(dimmed(who, on, row))] : [])];
  });
  return [...gone, ...changed];
};

/** For another reason than that something was asked already. */
const isDimmedFor = ({ button, reason }: InteractionSight) => button === 'dimmed' && reason !== 'alreadyActive';
const dimmed = (who: string, on: string, { reason }: InteractionSight) =>
  `${who} sees the Assistance button of ${on} dimmed: ${reason}`;

/** After a refusal: that the desk had said so. */
export function dimmedNow(person: string, interaction: string, seen: Seen, names: Names): Expected[] {
  const row = seen.get(person)?.interactions.find((one) => one.interaction === interaction);
  if (!row || !isDimmedFor(row)) return [];
  return [{ sentence: { text: dimmed(names.person(person), names.interaction(interaction), row) } }];
}

const ofToasts: Part = (person, was, is, { names }) =>
  is.toasts
    .filter(({ toast }) => !was.toasts.some((former) => former.toast === toast))
    .map(({ request, urgency, escalated, reason }) => {
      const marked = urgency === 'urgent' ? ' marked urgent' : escalated ? ' marked escalated' : '';
      const because = marked === '' && reason !== undefined ? ` because of ${reason}` : '';
      const on = names.interaction(interactionOf(request));
      return { sentence: { text: `${names.person(person)} sees the toast for ${on}${marked}${because}` } };
    });

const causes = ['withdrawn', 'interactionEnded', 'transferred', 'notEligible'];

/** What others closed; that one's own click closed a toast goes without saying. */
const ofClosed: Part = (person, was, is, { names, doers }) => {
  const who = names.person(person);
  const news = is.closedToasts.filter(({ toast }) => was.toasts.some((former) => former.toast === toast));
  const told = news.flatMap(({ toast, cause, by }) => {
    const on = names.interaction(interactionOf(toast));
    if (cause === 'taken' && by !== undefined) return [`${who} sees that ${names.person(by)} took ${on}`];
    return causes.includes(cause) ? [`${who} sees the toast for ${on} closed: ${cause}`] : [];
  });
  const hasIgnored =
    told.length === 0 &&
    doers.has(person) &&
    was.toasts.length > 0 &&
    is.toasts.length === 0 &&
    is.helping.length === 0;
  return [...told, ...(hasIgnored ? [`${who} sees no toast`] : [])].map((text) => ({ sentence: { text } }));
};

/** Who helps now without having asked for it, and who does no longer. */
const ofHelping: Part = (person, was, is, { names, doers }) => {
  const who = names.person(person);
  const requests = (sight: Sight) => sight.helping.map(({ request }) => request);
  const [before, now] = [requests(was), requests(is)];
  const begun = now.filter((request) => !before.includes(request) && !doers.has(person));
  const told = begun.map((request) => `${who} is helping with ${names.interaction(interactionOf(request))}`);
  const hasEnded = before.length > 0 && now.length === 0;
  return [...told, ...(hasEnded ? [`${who} is helping with nothing`] : [])].map((text) => ({ sentence: { text } }));
};
