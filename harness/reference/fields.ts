/** What the fields of a message may hold, in words: schemas that have a name are called by it and told once, below. */
import * as z from 'zod/mini';
import * as commands from '../../machines/commands.ts';
import * as messages from '../../machines/messages.ts';
import * as terms from '../../machines/terms.ts';
import { table } from './page.ts';

/** What is told once, by the schema itself. */
const named: readonly (readonly [schema: z.ZodMiniType, name: string, about: string])[] = [
  [commands.id, 'id', 'of a person, a workgroup, an interaction or a reason'],
  [commands.requestId, 'request id', '`<interaction>.<n>`'],
  [commands.toastId, 'toast id', '`<request>/<supervisor>/<k>`: one showing to one supervisor'],
  [terms.commandKey, 'command key', '`<user>/<client-made id>`: whoever decides answers it'],
  [
    commands.textRef,
    'text reference',
    'where a text is kept; `body` is joined for those who may read it, never inside a chart',
  ],
  [commands.media, 'media', 'what kind of interaction it is'],
  [commands.conversation, 'conversation', 'the state of an interaction'],
  [commands.speaker, 'speaker', 'who wrote a line of an interaction'],
  [commands.urgency, 'urgency', 'how much a request presses'],
  [commands.reason, 'reason', 'a canned reason of a workgroup'],
  [commands.rights, 'rights', 'of an agent'],
  [commands.alertSettings, 'alert settings', 'how messages of others alert somebody'],
  [commands.activeState, 'active state', 'how a request that is not over looks to people'],
  [terms.reach, 'reach', 'whom a waiting request reaches'],
  [terms.outcome, 'outcome', 'how a request ended'],
  [terms.closing, 'closing', 'why a toast closed'],
  [terms.helpingEnd, 'end of helping', 'why somebody helps no more'],
  [terms.refusalCode, 'refusal', 'a [code](refusals.md)'],
  [terms.requestTimers, 'timers', "the workgroup's, as they were when the request opened"],
  [terms.standing, 'standing', 'what a roster says of one person'],
  [terms.roster, 'roster', 'the standing of people, by id'],
  [terms.requestSummary, 'summary of a request', 'what a workgroup lists'],
  [terms.agentSummary, 'summary of an agent', 'what a workgroup lists'],
  [terms.interactionSummary, 'summary of an interaction', 'what a workgroup lists'],
  [messages.action, 'action', 'what a person did in a request; replaced, never removed'],
  [messages.assistance, 'assistance', 'whether the interaction has a request'],
  [messages.dialogView, 'dialog', "what the agent's dialog shows"],
  [messages.toastView, 'toast', 'what a toast shows'],
];

const names = new Map(named.map(([schema, name]) => [schema as unknown, name]));

/** One line for a schema: its name if it has one, else what it is made of. */
function wordsOf(schema: z.core.$ZodType, isNameKnown = true): string {
  const name = isNameKnown ? names.get(schema) : undefined;
  if (name !== undefined) return name;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nonoptional':
      return wordsOf(def.innerType);
    case 'nullable':
      return `${wordsOf(def.innerType)}, or null`;
    case 'array':
      return `list of ${wordsOf(def.element)}${limitOf(schema, 'maxItems')}`;
    case 'record':
      return `${wordsOf(def.valueType)}, by ${wordsOf(def.keyType)}`;
    case 'enum':
      return Object.values(def.entries)
        .map((value) => `\`${value}\``)
        .join(' ');
    case 'object':
      return fieldsOf(schema as z.ZodMiniObject)
        .map(([field, words]) => `${field} ${words}`)
        .join('; ');
    case 'boolean':
      return 'true or false';
    case 'number':
      return (z.toJSONSchema(schema) as { type?: string }).type === 'integer' ? 'whole number' : 'number';
    case 'string': {
      const { pattern } = z.toJSONSchema(schema) as { pattern?: string };
      return pattern === undefined ? `text${limitOf(schema, 'maxLength')}` : `\`${pattern}\``;
    }
    default:
      throw new Error(`The reference has no words for a schema of the type ${def.type}.`);
  }
}

function limitOf(schema: z.core.$ZodType, of: 'maxItems' | 'maxLength'): string {
  const most = (z.toJSONSchema(schema) as Record<string, number | undefined>)[of];
  return most === undefined ? '' : ` (at most ${most.toLocaleString('en-GB')})`;
}

/** Name and words of each field; `type` goes without saying. */
function fieldsOf({ shape }: z.ZodMiniObject): [string, string][] {
  return Object.entries(shape as Record<string, z.core.$ZodType>)
    .filter(([name]) => name !== 'type')
    .map(([name, schema]) => {
      const isOptional = (schema as z.core.$ZodTypes)._zod.def.type === 'optional';
      return [`\`${name}\`${isOptional ? ' (optional)' : ''}`, wordsOf(schema)];
    });
}

/** Fields in one cell of a table. */
export const fieldsIn = (body: z.ZodMiniObject) =>
  fieldsOf(body)
    .map(([name, words]) => `${name} ${words}`)
    .join('<br>') || '–';

export const namedTypes = (): string =>
  table(
    ['type', 'means', 'holds'],
    named.map(([schema, name, about]) => [name, about, name === 'refusal' ? 'one of them' : wordsOf(schema, false)]),
  );
