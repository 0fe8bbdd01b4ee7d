/** The page of everything that charts hear and say: commands, messages between charts, feed events. */
import { commands, commandTypes, saidCharactersMax, textCharactersMax } from '../../machines/commands.ts';
import type { FeedEventType } from '../../machines/messages.ts';
import { topicEvents } from '../../machines/messages.ts';
import type { Kind } from '../../machines/names.ts';
import { notes } from '../../machines/notes.ts';
import { attributesMax, saidLinesMax } from '../../machines/words/interaction.ts';
import { linesMax } from '../../machines/words/request.ts';
import { examples } from '../../server/docs/examples.ts';
import { eventWords } from './event-words.ts';
import { fieldsIn, namedTypes } from './fields.ts';
import { page, table } from './page.ts';

/** The actor that hears a command first, where the person's own desk does. */
const ownActors: Readonly<Record<string, string>> = {
  agent: 'agent',
  supervisor: 'supervisor',
  session: 'agent or supervisor',
};

function commandsTable(): string {
  const rows = commandTypes.map((type) => {
    const { role, first } = commands[type];
    const roles = [role].flat();
    const hears = first === 'self' ? roles.map((each) => ownActors[each]).join(' or ') : first;
    const codes = examples[type].refusals.map((code) => `\`${code}\``).join(' ');
    return [`[\`${type}\`](commands.md#${type.replace('.', '').toLowerCase()})`, roles.join(', '), hears, codes || '–'];
  });
  return table(['command', 'sent by', 'heard first by', 'may be refused'], rows);
}

function notesTables(): string {
  const ways = new Map<string, string[][]>();
  for (const [type, { from, to, about, body }] of Object.entries(notes)) {
    const way = `${from.join(' or ')} → ${to}`;
    ways.set(way, [...(ways.get(way) ?? []), [`\`${type}\``, about, fieldsIn(body)]]);
  }
  return [...ways].map(([way, rows]) => `### ${way}\n\n${table(['message', 'says', 'fields'], rows)}`).join('\n\n');
}

function eventsTables(): string {
  const topics = Object.entries(topicEvents) as [Kind, (typeof topicEvents)[Kind]][];
  return topics
    .map(([kind, events]) => {
      const rows = Object.entries(events).map(([type, schema]) => [
        `\`${type}\``,
        eventWords[type as FeedEventType],
        fieldsIn(schema),
      ]);
      return `### On \`${kind}/<id>\`\n\n${table(['event', 'tells', 'fields'], rows)}`;
    })
    .join('\n\n');
}

const number = (value: number) => value.toLocaleString('en-GB');

/** Beyond them charts refuse; what the schemas themselves limit stands with the fields. */
const limits = (): string =>
  table(
    ['what', 'at most', 'beyond it'],
    [
      ['characters of a request’s text, of a line in it, of an attribute', number(textCharactersMax), '`textTooLong`'],
      ['lines of a request', number(linesMax), '`tooManyLines`'],
      ['characters of a line between customer and agent', number(saidCharactersMax), '`lineTooLong`'],
      ['lines between customer and agent', number(saidLinesMax), '`tooManyLines`'],
      ['attributes of an interaction', number(attributesMax), '`tooManyAttributes`'],
    ],
  );

export function messagesPage(): string {
  const sections = [
    `## Commands\n\nWhat people, the ACD and administrators send, and the refusals that a chart may decide; each is answered once. Fields: [commands](commands.md).\n\n${commandsTable()}`,
    `## Between charts\n\nOrder is kept from each sender to each receiver; nothing is lost, nothing comes twice, and nothing else is promised.\n\n${notesTables()}`,
    `## Feed events\n\nWhat an actor publishes on the topic of its own address, numbered; \`/live\` and \`/live/events\` carry them to whoever may read that topic.\n\n${eventsTables()}`,
    `## Types\n\n${namedTypes()}`,
    `## Limits\n\n${limits()}`,
  ];
  return page('Messages', 'Everything that charts hear and say.', sections.join('\n\n'));
}
