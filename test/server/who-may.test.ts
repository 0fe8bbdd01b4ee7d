/**
 * Who may command what: every kind of sender, every command, on what is there, on what is somebody else's and on what is
 * not there. The verdicts follow from the catalogue and one table; whatever is refused changes nothing.
 */
import { expect, test } from 'vitest';
import type { CommandType } from '../../machines/commands.ts';
import { commandTypes } from '../../machines/commands.ts';
import type { Effect } from '../../machines/effects.ts';
import type { Address } from '../../machines/names.ts';
import { problem } from '../../machines/wire.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { Doors, Standing } from '../support/doors.ts';
import { doorsSite, manyDoors, nameOf, standings } from '../support/doors.ts';
import type { Place, Scene } from '../support/verdicts.ts';
import { edgeVerdict, rules, verdict } from '../support/verdicts.ts';

let places = 0;

/** A place that nobody has used: names only. */
function emptyPlace(sender: Standing): Place {
  const interaction = `c${++places}`;
  const request = `${interaction}.1`;
  const toast = (person: string) => `${request}/${person}/1`;
  return { interaction, request, toast: toast(nameOf[sender]), othersToast: toast(otherThan(sender)), ask: 'no-ask' };
}

const otherThan = (sender: Standing) => (sender === 'configured' ? 'sam' : 'tom');

async function placeWith({ acd, connected, asked, helped, toastOf }: Doors, scene: Scene, sender: Standing) {
  const place = emptyPlace(sender);
  const { interaction } = place;
  if (scene === 'offered' || scene === 'alerting') {
    await acd().command('interaction.offer', { interaction, workgroup: 'support', media: 'call', acd: true });
    if (scene === 'alerting') await acd().command('interaction.alert', { interaction, agent: 'alice' });
  } else if (scene === 'connected') await connected(interaction, 'alice');
  else if (scene === 'helped') await helped(interaction);
  else if (scene === 'waiting') {
    const { request, ask } = await asked(interaction);
    const [toast, othersToast] = [await toastOf(request, nameOf[sender]), await toastOf(request, otherThan(sender))];
    return { ...place, toast, othersToast, ask };
  }
  return place;
}

const everybody: Address[] = [
  ...Object.keys(doorsSite.people).flatMap((person): Address[] => [`agent/${person}`, `supervisor/${person}`]),
  ...Object.keys(doorsSite.workgroups).map((workgroup): Address => `workgroup/${workgroup}`),
];

/** All that the command could have changed. */
async function stateOf({ host }: Doors, { interaction, request }: Place): Promise<unknown> {
  const addresses: Address[] = [...everybody, `interaction/${interaction}`, `request/${request}`];
  return Promise.all(addresses.map(async (address) => [address, await host.peek(address)]));
}

async function turnsAfter({ host }: Doors, n: number): Promise<Turn[]> {
  const turns: Turn[] = [];
  for await (const turn of host.record(n)) turns.push(turn);
  return turns;
}
const lastTurn = async (doors: Doors) => (await turnsAfter(doors, 0)).at(-1)?.n ?? 0;

/** An attempt to ask is on record even if it was refused (R-SUPERVISOR); it changes nothing all the same. */
const ofAnAttempt = ['ask.sent', 'ask.refused', 'assistance.refused'];
const isHarmless = (effect: Effect) =>
  effect.type === 'tell' ||
  (effect.type === 'answer' && 'refused' in effect.answer) ||
  (effect.type === 'publish' && ofAnAttempt.includes(effect.event.type));

async function send(doors: Doors, type: CommandType, sender: Standing, place: Place, body: object) {
  const [before, n] = [await stateOf(doors, place), await lastTurn(doors)];
  const key = `${type.replace('.', '-')}-${place.interaction}`;
  const said = await doors.senders[sender].command(type, body as never, key);
  const told = said.status === 200 ? 'done' : said.body.code;
  expect(said.status === 200 ? undefined : problem.safeParse(said.body).error).toBeUndefined();
  if (told !== 'done') {
    const turns = await turnsAfter(doors, n);
    if (edgeVerdict(type, sender)) expect(turns, 'nothing reached a chart').toEqual([]);
    expect(turns.flatMap(({ effects }) => effects).filter((effect) => !isHarmless(effect))).toEqual([]);
    expect(await stateOf(doors, place)).toEqual(before);
    expect(await doors.host.text(`${nameOf[sender]}/${key}`), 'what was refused was not said').toBeUndefined();
  }
  return told;
}

test('every command has a rule, and every rule has a command', () => {
  expect(Object.keys(rules).sort()).toEqual([...commandTypes].sort());
});

const answersOf = async (ask: (sender: Standing) => Promise<string>) => {
  const told: Partial<Record<Standing, string>> = {};
  for (const sender of standings) told[sender] = await ask(sender);
  return told;
};
const expected = (verdictOf: (sender: Standing) => string | undefined) =>
  Object.fromEntries(standings.map((sender) => [sender, verdictOf(sender)]));

test.each(commandTypes)('who may %s', async (type) => {
  const doors = await manyDoors();
  const { scene, body, missing } = rules[type];
  const onWhatIsThere = await answersOf(async (sender) => {
    const place = await placeWith(doors, scene, sender);
    return send(doors, type, sender, place, body(place));
  });
  expect(onWhatIsThere).toEqual(expected((sender) => verdict(type, sender)));

  if (missing) {
    const onNothing = await answersOf(async (sender) => {
      const place = emptyPlace(sender);
      return send(doors, type, sender, place, body(place));
    });
    expect(onNothing, 'about what is not there').toEqual(expected((sender) => edgeVerdict(type, sender) ?? missing));
  }
  if ('toast' in body(emptyPlace('nobody'))) {
    const onStolen = await answersOf(async (sender) => {
      const place = await placeWith(doors, scene, sender);
      return send(doors, type, sender, place, { ...body(place), toast: place.othersToast });
    });
    const notTheirs = expected((sender) => edgeVerdict(type, sender) ?? 'notEligible');
    expect(onStolen, 'with the toast of somebody else').toEqual(notTheirs);
  }
});
