import { describe, expect, it } from 'vitest';
import type { Message } from '../../machines/messages.ts';
import { attributesMax, saidLinesMax } from '../../machines/words/interaction.ts';
import { anActor, text } from '../support/actor.ts';

const offer = (acd = true): Message => ({
  type: 'interaction.offer',
  command: 'acd/1',
  interaction: 'c1',
  workgroup: 'support',
  media: 'call',
  acd,
});
const alert: Message = { type: 'interaction.alert', command: 'acd/2', interaction: 'c1', agent: 'alice' };
const move = (type: 'connect' | 'hold' | 'park' | 'disconnect'): Message => ({
  type: `interaction.${type}`,
  command: `acd/${type}`,
  interaction: 'c1',
});
const transfer = (agent: string): Message => ({
  type: 'interaction.transfer',
  command: 'acd/t',
  interaction: 'c1',
  agent,
});
const ask = (command = 'alice/1', agent = 'alice'): Message => ({
  type: 'assistance.ask',
  command,
  interaction: 'c1',
  agent,
  text: text(command),
  reason: null,
  urgency: 'normal',
});
const timers = { escalateAfterSeconds: 60, remindEverySeconds: 30 };
const route = (attempt = 1): Message => ({ type: 'route.answer', attempt, version: 1, eligible: ['sue'], timers });

const connected = () => anActor('interaction').hears(offer(), alert, move('connect'));
const active = () => connected().hears(ask(), route());

describe('an ask', () => {
  it('is put to the workgroup, and opens request 1 when somebody is eligible', () => {
    const interaction = connected().hears(ask());
    expect(interaction.told).toEqual([['workgroup/support', 'route.ask']]);
    interaction.hears(route());
    expect(interaction.told).toEqual([['request/c1.1', 'request.open']]);
    expect(interaction.is('present.assistance.active')).toBe(true);
  });

  it.each([
    ['notYourInteraction', connected(), ask('bob/1', 'bob')],
    ['notAcd', anActor('interaction').hears(offer(false), alert, move('connect')), ask()],
    ['stateNotPermitted', anActor('interaction').hears(offer(), alert), ask()],
    ['alreadyActive', connected().hears(ask()), ask('alice/2')],
    ['alreadyActive', active(), ask('alice/2')],
    ['notYourInteraction', active(), ask('bob/1', 'bob')],
    ['stateNotPermitted', connected().hears(move('disconnect')), ask()],
    ['unknownInteraction', anActor('interaction'), ask()],
  ] as const)('is refused %s', (refused, interaction, message) => {
    interaction.hears(message);
    expect(Object.values(interaction.answered)).toEqual([{ refused }]);
    expect(interaction.told.map(([, type]) => type)).toEqual(['ask.refused']);
  });

  it.each(['connect', 'hold', 'park'] as const)('is permitted after %s', (type) => {
    const interaction = anActor('interaction').hears(offer(), alert, move('connect'), move('hold'));
    if (type !== 'hold') interaction.hears(move(type));
    expect(interaction.hears(ask()).told).toEqual([['workgroup/support', 'route.ask']]);
  });

  it.each(['noSupervisorConfigured', 'noSupervisorLoggedOn'] as const)('tells %s and stays on record', (missing) => {
    const interaction = connected().hears(ask(), {
      type: 'route.answer',
      attempt: 1,
      version: 1,
      eligible: [],
      missing,
      timers,
    });
    expect(interaction.answered).toEqual({ 'alice/1': { refused: missing } });
    expect(interaction.published).toContainEqual({ type: 'assistance.refused', agent: 'alice', refused: missing });
    expect(interaction.is('present.assistance.free')).toBe(true);
  });
});

describe('while opening', () => {
  it.each([
    ['a transfer', transfer('bob'), 'present.assistance.free'],
    ['the end', move('disconnect'), 'present.assistance.closed'],
  ] as const)('%s leaves at once and refuses the ask', (_, message, state) => {
    const interaction = connected().hears(ask(), message);
    expect(interaction.is(state)).toBe(true);
    expect(interaction.answered).toMatchObject({ 'alice/1': { refused: 'interactionGone' } });
  });

  it('drops the late answer to an attempt that is over', () => {
    const interaction = connected().hears(ask(), transfer('bob'), move('connect'), ask('bob/1', 'bob'), route(1));
    expect(interaction.is('present.assistance.opening')).toBe(true);
    expect(interaction.hears(route(2)).told).toEqual([['request/c1.1', 'request.open']]);
  });
});

describe('an active request', () => {
  it('frees its interaction when it is over, and the next one is number 2', () => {
    const interaction = active().hears({ type: 'request.over', request: 'c1.1', outcome: 'completed' });
    expect(interaction.told).toEqual([['request/c1.1', 'request.freed']]);
    expect(interaction.hears(ask('alice/2'), route(2)).told).toEqual([['request/c1.2', 'request.open']]);
  });

  it('is told of the end of its interaction, and freed from closed too', () => {
    const interaction = active().hears(move('disconnect'));
    expect(interaction.told).toContainEqual(['request/c1.1', 'interaction.ended']);
    interaction.hears({ type: 'request.over', request: 'c1.1', outcome: 'interactionEnded' });
    expect(interaction.told).toEqual([['request/c1.1', 'request.freed']]);
  });

  it('ends with a transfer; until it is over the new owner cannot ask', () => {
    const interaction = active().hears(transfer('bob'));
    expect(interaction.told).toContainEqual(['request/c1.1', 'interaction.transferred']);
    interaction.hears(move('connect'), ask('bob/1', 'bob'));
    expect(interaction.answered).toEqual({ 'bob/1': { refused: 'alreadyActive' } });
    interaction.hears({ type: 'request.over', request: 'c1.1', outcome: 'transferred' }, ask('bob/2', 'bob'));
    expect(interaction.told).toEqual([['workgroup/support', 'route.ask']]);
  });
});

describe('moves of the ACD', () => {
  it.each([
    [[offer()], move('connect')],
    [[offer(), alert], move('hold')],
    [[offer(), alert, move('connect')], alert],
    [[offer(), alert, move('connect'), move('disconnect')], transfer('bob')],
    [[offer(), alert, move('connect')], transfer('alice')],
    [[offer()], offer()],
  ] as const)('that the state does not know are refused (%#)', (before, message) => {
    const interaction = anActor('interaction').hears(...before);
    const state = interaction.context;
    interaction.hears(message);
    expect(Object.values(interaction.answered)).toEqual([{ refused: 'stateNotPermitted' }]);
    expect(interaction.context).toEqual(state);
  });

  it('tell the former and the new owner', () => {
    expect(connected().hears(transfer('bob')).told).toEqual([
      ['agent/alice', 'interaction.left'],
      ['workgroup/support', 'interaction.summary'],
      ['agent/bob', 'interaction.assigned'],
    ]);
  });
});

describe('what it is about', () => {
  const describes = (attribute: string, length: number, sequence?: number): Message => ({
    type: 'interaction.describe',
    command: `acd/${attribute}`,
    interaction: 'c1',
    attribute,
    text: text(`acd/${attribute}`, length),
    ...(sequence !== undefined && { sequence }),
  });
  const says = (length: number): Message => ({
    type: 'interaction.say',
    command: 'acd/say',
    interaction: 'c1',
    from: 'customer',
    text: text('acd/say', length),
  });

  it('is kept as references, shown, and changed by name', () => {
    const interaction = connected().hears(describes('order', 3));
    expect(interaction.context.attributes).toEqual({ order: { id: 'acd/order', length: 3 } });
    expect(interaction.published).toEqual([
      { type: 'interaction.described', attribute: 'order', text: { id: 'acd/order', length: 3 } },
    ]);
    interaction.hears(describes('order', 0));
    expect(interaction.context.attributes).toEqual({});
    expect(interaction.published).toEqual([{ type: 'interaction.described', attribute: 'order', text: null }]);
    expect(interaction.hears(describes('order', 0)).answered).toEqual({ 'acd/order': { done: true } });
  });

  it('has at most 20 attributes of 2,000 characters; one that is there may change', () => {
    const interaction = connected();
    for (let n = 1; n <= attributesMax; n++) interaction.hears(describes(`a${n}`, 2_000));
    expect(interaction.hears(describes('order', 1)).answered).toEqual({
      'acd/order': { refused: 'tooManyAttributes' },
    });
    expect(interaction.hears(describes('a7', 2_001)).answered).toEqual({ 'acd/a7': { refused: 'textTooLong' } });
    expect(interaction.hears(describes('a7', 1)).context.attributes.a7).toMatchObject({ length: 1 });
  });

  it('counts lines of up to 10,000 characters, at most 1,000 of them', () => {
    const interaction = connected().hears(says(10_000));
    expect(interaction.published).toMatchObject([{ type: 'interaction.said', n: 1, from: 'customer' }]);
    expect(interaction.hears(says(10_001)).answered).toEqual({ 'acd/say': { refused: 'lineTooLong' } });
    expect(interaction.hears(says(0)).answered).toEqual({ 'acd/say': { refused: 'textEmpty' } });
    while (interaction.context.lines < saidLinesMax) interaction.hears(says(1));
    expect(interaction.hears(says(1)).answered).toEqual({ 'acd/say': { refused: 'tooManyLines' } });
    expect(interaction.published).toEqual([]);
  });

  it('is told before anybody has it, and no more once it has ended', () => {
    expect(anActor('interaction').hears(offer(), says(1)).answered).toEqual({ 'acd/say': { done: true } });
    const over = connected().hears(move('disconnect'));
    expect(over.hears(says(1)).answered).toEqual({ 'acd/say': { refused: 'stateNotPermitted' } });
    expect(over.hears(describes('order', 1)).answered).toEqual({ 'acd/order': { refused: 'stateNotPermitted' } });
    expect(anActor('interaction').hears(says(1)).answered).toEqual({ 'acd/say': { refused: 'unknownInteraction' } });
  });

  it('changes nothing when it is told late', () => {
    const interaction = connected().hears(describes('order', 3, 5), describes('order', 4, 4));
    expect(interaction.context.attributes.order).toMatchObject({ length: 3 });
    expect(interaction.answered).toEqual({ 'acd/order': { done: true } });
  });
});
