/**
 * What people, the ACD and administrators may command: one catalogue that routes, sockets, OpenAPI, scenario steps and
 * fuzzers are made from. Who a command is from is stamped by the session; it is never part of the body.
 */
import * as z from 'zod/mini';
import type { Address } from './names.ts';
import { addressOf, idPattern, requestPattern, toastPattern } from './names.ts';

/** An id that people chose. Names that every JavaScript object has are refused, so that a record has only own keys. */
export const id = z.string().check(
  z.regex(idPattern, 'an id is 1 to 64 of A-Z a-z 0-9 _ @ -'),
  z.refine((value) => !(value in {}), 'this id is reserved'),
);
export const requestId = z.string().check(z.regex(requestPattern, 'a request id is <interaction>.<n>'));
export const toastId = z.string().check(z.regex(toastPattern, 'a toast id is <request>/<supervisor>/<k>'));

/** Longest text that the edge reads at all; R-TEXT and R-TRANSCRIPT then judge the trimmed length. */
export const textCharactersMax = 2_000;
/** R-CONTEXT: longest line between customer and agent, such as an e-mail. Whoever brings a longer one cuts it. */
export const saidCharactersMax = 10_000;
/** Bytes of a text beyond which the edge does not read it: far more than any text that a chart would take. */
const written = z.string().check(z.maxLength(20_000));

export const medias = ['call', 'chat', 'email', 'callback', 'message'] as const;
export const media = z.enum(medias);
export type Media = z.infer<typeof media>;

/** `client`: an agent's client. `supervisor`, `businessManager`: the two supervisor applications (R-ELIGIBLE). */
const applications = ['client', 'supervisor', 'businessManager'] as const;
export const application = z.enum(applications);
export type Application = z.infer<typeof application>;
/** Desks of which no chart is told; each is for the role of its name. */
export const officeApplications = ['administrator', 'designer', 'qa'] as const;
export const officeApplication = z.enum(officeApplications);
export type OfficeApplication = z.infer<typeof officeApplication>;
export const isOffice = (name: string): name is OfficeApplication =>
  (officeApplications as readonly string[]).includes(name);
/** What a person can log on with. */
export const deskApplication = z.enum([...applications, ...officeApplications]);
export type DeskApplication = z.infer<typeof deskApplication>;
export const isSupervisorApplication = (name: Application) => name !== 'client';

export const rights = z.object({
  /** The Assistance button is visible. */
  showAssistanceButton: z.boolean(),
  /** The Assistance button may be used. */
  canRequestAssistanceFromSupervisor: z.boolean(),
});
export type Rights = z.infer<typeof rights>;

export const alertSettings = z.object({
  /** R-POP: others' messages bring the dialog to the front. */
  pop: z.boolean(),
  /** R-SOUND: others' messages play a sound. */
  sound: z.boolean(),
});
export type AlertSettings = z.infer<typeof alertSettings>;

/** Who wrote a line of an interaction (R-CONTEXT). */
export const speaker = z.enum(['customer', 'agent']);
export type Speaker = z.infer<typeof speaker>;

/** How much a request presses (R-TEXT); urgent ones are announced assertively. */
export const urgency = z.enum(['normal', 'urgent']);
export type Urgency = z.infer<typeof urgency>;

export const conversation = z.enum(['offering', 'alerting', 'connected', 'held', 'parked', 'disconnected']);
export type Conversation = z.infer<typeof conversation>;

/** How an active request looks to people. */
export const activeState = z.enum(['waiting', 'helped', 'unattended']);
export type ActiveState = z.infer<typeof activeState>;

/** R-STATE: where a request is permitted unless the workgroup says otherwise. */
export const permittedByDefault: readonly Conversation[] = ['connected', 'held', 'parked'];

/** A canned reason of a workgroup. */
export const reason = z.object({ id, label: z.string().check(z.minLength(1), z.maxLength(80)) });
export type Reason = z.infer<typeof reason>;

const people = z.array(id).check(z.maxLength(1_000));
const seconds = z.int().check(z.gte(1), z.lte(86_400));

export const workgroupSettings = z.object({
  /** Configured supervisors: they are toasted first. */
  supervisors: people,
  /** Toasted too once a request is escalated. May be empty. */
  escalation: people,
  escalateAfterSeconds: seconds,
  remindEverySeconds: seconds,
  /** Canned reasons that an ask may name. */
  reasons: z.optional(z.array(reason).check(z.maxLength(50))),
  /** R-STATE: permitted states per media type; a type left out has connected, held and parked. */
  permitted: z.optional(z.partialRecord(media, z.array(conversation))),
});

/** Who may send a command: a person at a desk of that kind, or a service with that scope. */
export type Role = 'agent' | 'supervisor' | 'session' | 'acd' | 'administrator';

/** R-SOURCE: counts the ACD's events of one interaction; a late or doubled one changes nothing. */
const sequence = z.optional(z.int().check(z.gte(1)));

interface CommandKind<Body extends z.ZodMiniObject = z.ZodMiniObject> {
  role: Role | readonly Role[];
  /** The actor that hears it first: the person's own, or the one that the body names. */
  first: 'self' | 'agent' | 'supervisor' | 'workgroup' | 'interaction';
  body: Body;
  /** One sentence for the reference and OpenAPI. */
  about: string;
}

const command = <Body extends z.ZodMiniObject>(
  role: CommandKind['role'],
  first: CommandKind['first'],
  body: Body,
  about: string,
) => ({ role, first, body, about }) satisfies CommandKind<Body>;

export const commands = {
  ask: command(
    'agent',
    'self',
    z.object({ interaction: id, text: written, reason: z.optional(id), urgency: z.optional(urgency) }),
    'Ask for assistance on an interaction.',
  ),
  cancel: command(
    'agent',
    'self',
    z.object({
      interaction: id,
      /** The id under which the ask was sent. */
      ask: id,
    }),
    'Withdraw an ask by its id, whether it is still opening or has opened meanwhile.',
  ),
  say: command(
    ['agent', 'supervisor'],
    'self',
    z.object({ request: requestId, text: written }),
    'Add a line to the conversation of a request.',
  ),
  done: command(
    'agent',
    'self',
    z.object({
      request: requestId,
      /** What the desk showed of it at the click: the record then tells a Done that crossed an accept (R-OUTCOMES). */
      saw: z.optional(activeState),
    }),
    'End a request, or withdraw it before an accept.',
  ),
  accept: command('supervisor', 'self', z.object({ toast: toastId }), 'Accept a request from its toast.'),
  reply: command(
    'supervisor',
    'self',
    z.object({ toast: toastId, text: written }),
    'Answer a toast with text, which accepts the request.',
  ),
  ignore: command('supervisor', 'self', z.object({ toast: toastId }), 'Close this toast for me alone.'),
  seen: command('supervisor', 'self', z.object({ toast: toastId }), 'A toast was painted on my screen.'),
  join: command(
    'supervisor',
    'self',
    z.object({ request: requestId }),
    'Help too with a request that is being helped.',
  ),
  leave: command('supervisor', 'self', z.object({ request: requestId }), 'Leave a request that I joined.'),
  handOver: command(
    'supervisor',
    'self',
    z.object({ request: requestId, to: id }),
    'Hand a request that I answer for to another supervisor.',
  ),
  alerts: command(['agent', 'supervisor'], 'self', alertSettings, 'Choose how messages of others alert me.'),

  'session.start': command(
    'session',
    'self',
    z.object({ session: id, application }),
    'Log on with one application; done again for the same session changes nothing.',
  ),
  'session.end': command('session', 'self', z.object({ session: id }), 'Log off that session.'),

  'agent.configure': command(
    'administrator',
    'agent',
    z.object({ agent: id, rights, workgroups: z.optional(people) }),
    'Create an agent, or set rights and workgroups.',
  ),
  'supervisor.configure': command('administrator', 'supervisor', z.object({ supervisor: id }), 'Create a supervisor.'),
  'workgroup.configure': command(
    'administrator',
    'workgroup',
    z.extend(workgroupSettings, { workgroup: id }),
    'Create a workgroup or set its supervisors and timers.',
  ),

  'interaction.offer': command(
    'acd',
    'interaction',
    z.object({
      interaction: id,
      workgroup: id,
      media,
      /** True: routed by the ACD. False: a direct call, which cannot ask for assistance (R-ACD). */
      acd: z.boolean(),
      /** What the desk shows of the customer, such as a name. */
      text: z.optional(written),
      sequence,
    }),
    'A new interaction, offered to a workgroup.',
  ),
  'interaction.describe': command(
    'acd',
    'interaction',
    z.object({
      interaction: id,
      /** What it is called, such as `order` or `account`. */
      attribute: id,
      /** Its value now; empty: the interaction has it no more. */
      text: written,
      sequence,
    }),
    'Sets one named attribute of the interaction, such as an account or an order, for whoever helps with it.',
  ),
  'interaction.say': command(
    'acd',
    'interaction',
    z.object({ interaction: id, from: speaker, text: written, sequence }),
    'A line that customer or agent wrote, such as a message of a chat or an e-mail, for whoever helps with it.',
  ),
  'interaction.alert': command(
    'acd',
    'interaction',
    z.object({ interaction: id, agent: id, sequence }),
    'The interaction rings at an agent, who owns it from now on.',
  ),
  'interaction.connect': command(
    'acd',
    'interaction',
    z.object({ interaction: id, sequence }),
    'The owner is connected.',
  ),
  'interaction.hold': command(
    'acd',
    'interaction',
    z.object({ interaction: id, sequence }),
    'The owner put it on hold.',
  ),
  'interaction.park': command('acd', 'interaction', z.object({ interaction: id, sequence }), 'The owner parked it.'),
  'interaction.transfer': command(
    'acd',
    'interaction',
    z.object({ interaction: id, agent: id, sequence }),
    'The interaction leaves its owner and rings at another agent.',
  ),
  'interaction.disconnect': command(
    'acd',
    'interaction',
    z.object({ interaction: id, sequence }),
    'The interaction has ended.',
  ),
} as const;

export type CommandType = keyof typeof commands;
export const commandTypes = Object.keys(commands) as CommandType[];
export const isCommandType = (type: string): type is CommandType => Object.hasOwn(commands, type);

/** What a client sends for a command, `text` still as written. */
export type CommandBody<Type extends CommandType = CommandType> = z.infer<(typeof commands)[Type]['body']>;

/** Where a text is kept: the edge stores it under its command's key and charts pass the reference on. */
export const textRef = z.object({
  id: z.string(),
  /** Characters after trimming. */
  length: z.int(),
  /** The text itself, joined by the edge for those who may read it; never inside a chart. */
  body: z.optional(z.string()),
});
export type TextRef = z.infer<typeof textRef>;

type WithReference<Body> = Body extends { text: string }
  ? Omit<Body, 'text'> & { text: TextRef }
  : Body extends { text?: string | undefined }
    ? Omit<Body, 'text'> & { text?: TextRef }
    : Body;

/** A command as its first actor hears it. `command` is the host-wide key `<user>/<client-made id>`. */
export type Command<Type extends CommandType = CommandType> = {
  [T in Type]: { type: T; command: string } & WithReference<CommandBody<T>>;
}[Type];

/** The chart message of a command: the body with its text replaced by a reference, stamped with its key. */
export function commandMessage(type: CommandType, key: string, body: CommandBody): Command {
  const { text, ...rest } = body as { text?: string };
  const reference = text === undefined ? {} : { text: { id: key, length: text.trim().length } };
  // The client names its earlier command by the id that it made; charts know commands by their keys.
  const earlier = 'ask' in rest ? { ask: `${key.slice(0, key.indexOf('/'))}/${rest.ask}` } : {};
  return { type, command: key, ...rest, ...earlier, ...reference } as unknown as Command;
}

/** The actor that hears a command first. `self` is the address of the person's desk, stamped by the session. */
export function firstActor(type: CommandType, body: CommandBody, self: Address): Address {
  const { first } = commands[type];
  return first === 'self' ? self : addressOf(first, String((body as Record<string, unknown>)[first]));
}
