/**
 * The one table from a command to the steps that may say it, the best first: what the desk offers, then what goes past
 * the desk, then any command as a program sends it. Which of them means the same in a situation is found out by trying.
 */
import type { CommandBody, CommandType, Media } from '../../machines/commands.ts';
import { interactionOf, partsOf, partsOfToast } from '../../machines/names.ts';
import type { Site } from '../../server/site.ts';
import type { Acted } from './trace.ts';

export interface Sentence {
  text: string;
  /** A text that stands below the step. */
  below?: string;
  /** A table that stands there instead. */
  table?: readonly (readonly string[])[];
}

/** How a script calls what a trace names. */
export interface Names {
  /** Alice. */
  person(id: string): string;
  /** call c1. */
  interaction(id: string): string;
}

export function namesOf(acts: readonly Acted[]): Names {
  const medias = new Map<string, Media>();
  for (const { command, body } of acts) {
    if (command !== 'interaction.offer') continue;
    const { interaction, media } = body as CommandBody<'interaction.offer'>;
    medias.set(interaction, media);
  }
  return {
    person: personNamed,
    interaction: (id) => `${mediaNamed(medias.get(id) ?? 'call')} ${id}`,
  };
}

export const personNamed = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);
export const mediaNamed = (media: Media) => (media === 'email' ? 'e-mail' : media);

type Deed = Exclude<CommandType, 'session.start' | 'session.end' | Served>;
type Served = 'agent.configure' | 'supervisor.configure' | 'workgroup.configure' | `interaction.${string}`;
type Says<Type extends CommandType> = (
  who: string,
  body: CommandBody<Type>,
  names: Names,
) => (string | Sentence | undefined)[];

const quoted = (text: string) => (/[\\\n\r]/.test(text) ? undefined : `"${text.replaceAll('"', '\\"')}"`);
/** Undefined if a text in it cannot stand in a step. */
const say = (strings: TemplateStringsArray, ...values: (string | undefined)[]) =>
  values.includes(undefined) ? undefined : String.raw({ raw: strings }, ...values);
/** What is written at the end of a step, or below it if it has several lines. */
function writes(says: string, text: string, between = ''): Sentence | undefined {
  const words = quoted(text);
  if (words !== undefined) return { text: `${says}${between} ${words}` };
  return text.includes('\r') ? undefined : { text: `${says}:`, below: text };
}
const onToast = (toast: string, names: Names) => names.interaction(interactionOf(partsOfToast(toast).request));
const onRequest = (request: string, names: Names) => names.interaction(interactionOf(request));

const deeds: { [Type in Extract<CommandType, Deed>]?: Says<Type> } = {
  ask: (who, { interaction, text, reason, urgency }, names) => {
    const on = names.interaction(interaction);
    const because = reason === undefined ? '' : ` because of ${reason}`;
    if (urgency === 'urgent') return [writes(`${who} asks urgently on ${on}${because}`, text, ':')];
    const asks = reason === undefined ? `asks for assistance on ${on}` : `asks on ${on}${because}`;
    return [writes(`${who} ${asks}`, text, ':'), say`${who} asks anyway on ${on}${because}: ${quoted(text)}`];
  },
  cancel: (who, { interaction }, names) => [`${who} withdraws the ask on ${names.interaction(interaction)}`],
  say: (who, { request, text }, names) => [
    say`${who} says ${quoted(text)} on ${onRequest(request, names)}` ??
      writes(`${who} says on ${onRequest(request, names)}`, text),
    say`${who} says anyway ${quoted(text)} on ${onRequest(request, names)}`,
  ],
  done: (who, { request }, names) => [
    `${who} presses Done on ${onRequest(request, names)}`,
    `${who} presses Done anyway on ${onRequest(request, names)}`,
  ],
  accept: (who, { toast }, names) => [
    `${who} accepts the request on ${onToast(toast, names)}`,
    `${who} accepts anyway on ${onToast(toast, names)}`,
    `${who} accepts anyway the former toast of ${onToast(toast, names)}`,
  ],
  reply: (who, { toast, text }, names) => [writes(`${who} answers the request on ${onToast(toast, names)} with`, text)],
  ignore: (who, { toast }, names) => [
    `${who} ignores the request on ${onToast(toast, names)}`,
    `${who} ignores anyway on ${onToast(toast, names)}`,
  ],
  seen: (who, { toast }, names) => [`${who} has seen the toast for ${onToast(toast, names)}`],
  join: (who, { request }, names) => [
    `${who} joins the request on ${onRequest(request, names)}`,
    `${who} joins anyway on ${onRequest(request, names)}`,
  ],
  leave: (who, { request }, names) => [
    `${who} leaves the request on ${onRequest(request, names)}`,
    `${who} leaves anyway on ${onRequest(request, names)}`,
  ],
  handOver: (who, { request, to }, names) => [
    `${who} hands ${onRequest(request, names)} over to ${names.person(to)}`,
    `${who} hands ${onRequest(request, names)} over anyway to ${names.person(to)}`,
  ],
  alerts: (who, { pop, sound }) => [
    `${who} turns Pop on new message ${pop ? 'on' : 'off'}`,
    `${who} turns Play on new sound ${sound ? 'on' : 'off'}`,
  ],
};

/** What a person does at a desk. */
export function deedsOf({ self, command, body }: Acted, names: Names): Sentence[] {
  const who = names.person(partsOf(self).id);
  const says = deeds[command as keyof typeof deeds] as Says<CommandType> | undefined;
  const said = (says?.(who, body, names) ?? []).filter((one) => one !== undefined);
  const sentences = said.map((one) => (typeof one === 'string' ? { text: one } : one));
  return [...sentences, { text: `${who} sends ${command} as a program:`, below: json(body) }];
}

/** What somebody commands who is at no desk for it. */
export const unseatedAs = ({ self, command, body }: Acted, names: Names): Sentence => ({
  text: `${partsOf(self).kind} ${names.person(partsOf(self).id)} is sent ${command} without a session:`,
  below: json(body),
});

const json = (body: unknown) => JSON.stringify(body, null, 2);
const states = { connect: 'connected', hold: 'held', park: 'parked', disconnect: 'disconnected' } as const;

/** What the ACD or the administrator commands: one sentence, which must mean exactly that. `site`: as it was seeded. */
export function servedAs({ command, body }: Acted, names: Names, site: Site): Sentence {
  const asService = { text: `a service sends ${command}:`, below: json(body) };
  const of = (interaction: string) => names.interaction(interaction);
  const numbered = 'sequence' in body && body.sequence !== undefined ? ` as event ${body.sequence} of the ACD` : '';
  switch (command) {
    case 'interaction.offer': {
      const { interaction, workgroup, acd, text } = body as CommandBody<'interaction.offer'>;
      if (!acd || text !== undefined || numbered || !site.workgroups[workgroup]) return asService;
      return { text: `${of(interaction)} is offered to ${workgroup}` };
    }
    case 'interaction.alert': {
      const { interaction, agent } = body as CommandBody<'interaction.alert'>;
      return numbered ? asService : { text: `${of(interaction)} alerts ${names.person(agent)}` };
    }
    case 'interaction.transfer': {
      const { interaction, agent } = body as CommandBody<'interaction.transfer'>;
      return { text: `${of(interaction)} is transferred to ${names.person(agent)}${numbered}` };
    }
    case 'interaction.connect':
    case 'interaction.hold':
    case 'interaction.park':
    case 'interaction.disconnect': {
      const state = states[command.slice('interaction.'.length) as keyof typeof states];
      return { text: `${of((body as { interaction: string }).interaction)} becomes ${state}${numbered}` };
    }
    case 'interaction.say': {
      const { interaction, from, text } = body as CommandBody<'interaction.say'>;
      const said =
        from === 'customer'
          ? say`the customer on ${of(interaction)} writes ${quoted(text)}${numbered}`
          : numbered
            ? undefined
            : say`the agent on ${of(interaction)} writes ${quoted(text)} to the customer`;
      return said === undefined ? asService : { text: said };
    }
    case 'interaction.describe': {
      const { interaction, attribute, text } = body as CommandBody<'interaction.describe'>;
      if (text === '') return { text: `${of(interaction)} has no ${attribute} any more${numbered}` };
      const told = say`${of(interaction)} has the ${attribute} ${quoted(text)}${numbered}`;
      return told === undefined ? asService : { text: told };
    }
    case 'agent.configure':
      return rightsAs(body as CommandBody<'agent.configure'>, names, site) ?? asService;
    default:
      return asService;
  }
}

/** Of an agent whose workgroups stay what the site says. */
function rightsAs({ agent, rights, workgroups }: CommandBody<'agent.configure'>, names: Names, site: Site) {
  if (json(workgroups) !== json(site.people[agent]?.workgroups ?? [])) return undefined;
  const { showAssistanceButton: shown, canRequestAssistanceFromSupervisor: may } = rights;
  const who = names.person(agent);
  if (shown && may) return { text: `${who} may ask for assistance again` };
  if (shown) return { text: `${who} may no longer ask for assistance` };
  return may ? { text: `${who} is no longer shown the Assistance button` } : undefined;
}

/** An interaction that reaches its agent without anything in between; undefined if the acts are not that. */
export function broughtAs(acts: readonly Acted[], names: Names, site: Site): Sentence | undefined {
  const [offer, alert, connect] = acts;
  if (offer?.command !== 'interaction.offer' || alert?.command !== 'interaction.alert') return undefined;
  const { interaction, workgroup, acd, text, sequence } = offer.body as CommandBody<'interaction.offer'>;
  const to = alert.body as CommandBody<'interaction.alert'>;
  const through = connect?.body as CommandBody<'interaction.connect'> | undefined;
  const isSame = to.interaction === interaction && through?.interaction === interaction;
  const isPlain = text === undefined && [sequence, to.sequence, through?.sequence].every((n) => n === undefined);
  if (connect?.command !== 'interaction.connect' || !isSame || !isPlain || !site.workgroups[workgroup])
    return undefined;
  const on = names.interaction(interaction);
  return { text: `${names.person(to.agent)} is on ${acd ? '' : 'the direct '}${on} of ${workgroup}` };
}
