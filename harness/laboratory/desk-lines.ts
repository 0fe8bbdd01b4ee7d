/** What a person's desk shows, in short lines: for whoever follows a scenario. In the language of scripts, which is English. */
import type { DialogSight, HelpingSight, InteractionSight, Line, Sight } from '../runner/sight.ts';

const linesMax = 14;
const lineMax = 160;
/** The newest lines of a conversation. */
const saidMax = 3;

export function linesOf(sight: Sight, nameOf: (person: string) => string): string[] {
  const named = (people: readonly string[]) => people.map(nameOf).join(' and ');
  const said = (lines: readonly Line[]) => lines.slice(-saidMax).map(({ who, text }) => `  ${nameOf(who)}: ${text}`);
  const typing = (people: readonly string[]) => (people.length > 0 ? [`  ${named(people)} typing …`] : []);

  const interaction = ({ interaction: id, media, conversation, button, reason }: InteractionSight) => {
    const asking = { absent: '', ready: ', may ask', dimmed: `, may not ask: ${reason}` }[button];
    return `${media} ${id} ${conversation}${asking}`;
  };
  const dialog = ({ interaction: id, state, reach, escalated, outcome, by, seen, lines, ...more }: DialogSight) => [
    [
      `Request on ${id}: ${state}`,
      ...((state === 'waiting' || state === 'unattended') && reach ? [reach] : []),
      ...(outcome ? [outcome] : []),
      ...(escalated ? ['escalated'] : []),
      ...(by ? [`helped by ${nameOf(by)}`] : []),
      ...(seen.length > 0 ? [`seen by ${named(seen)}`] : []),
    ].join(', '),
    ...said(lines),
    ...typing(more.typing),
    ...(more.asksToClose ? ['  Keep it open, or end it?'] : []),
    ...(more.draft ? [`  Draft: ${more.draft}`] : []),
  ];
  const helping = ({ request, responsible, helpers, lines, typing: who }: HelpingSight) => {
    const others = helpers.filter((each) => each !== responsible);
    const by = responsible ? `, ${nameOf(responsible)} is responsible` : '';
    return [
      `Helping with ${request}${by}${others.length > 0 ? `, with ${named(others)}` : ''}`,
      ...said(lines),
      ...typing(who),
    ];
  };
  const lines = [
    ...sight.interactions.map(interaction),
    ...sight.dialogs.flatMap(dialog),
    ...sight.toasts.map(({ request, urgency, escalated, reason }) =>
      [
        `Toast: ${request} asks for help`,
        ...(urgency === 'urgent' ? [urgency] : []),
        ...(escalated ? ['escalated'] : []),
      ]
        .concat(reason ? [reason] : [])
        .join(', '),
    ),
    ...sight.closedToasts.map(
      ({ toast, cause, by }) => `Toast of ${toast.split('/')[0]} closed: ${cause}${by ? ` by ${nameOf(by)}` : ''}`,
    ),
    ...sight.helping.flatMap(helping),
    ...sight.list.map(
      ({ request, agent, state, by }) =>
        `Open: ${request} of ${nameOf(agent)}, ${state}${by ? ` by ${nameOf(by)}` : ''}`,
    ),
  ];
  const shown = lines.map((line) => (line.length > lineMax ? `${line.slice(0, lineMax - 1)}…` : line));
  return shown.length > linesMax ? [...shown.slice(0, linesMax - 1), `${shown.length - linesMax + 1} more`] : shown;
}
