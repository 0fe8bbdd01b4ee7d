/**
 * The rules of the domain, in our words. Their names are stable: charts, tests and scenario tags cite them, and
 * docs/reference/rules.md is generated from here. `vendor`: PureConnect's help or ICWS reference says so, and we must
 * match it; `ours`: the sources are silent and we decided; `both`: theirs in the main, ours in a detail.
 */
export interface Rule {
  says: string;
  source: 'vendor' | 'ours' | 'both';
}

const vendor = (says: string): Rule => ({ says, source: 'vendor' });
const ours = (says: string): Rule => ({ says, source: 'ours' });
const both = (says: string): Rule => ({ says, source: 'both' });

export const rules = {
  'R-RIGHTS': vendor('Two rights stand apart: one shows the Assistance button, the other lets it be used.'),
  'R-ACD': vendor('Help can be asked for on interactions that the ACD routed, of every media type, and on no others.'),
  'R-STATE': both(
    'The state of the interaction must permit it: connected, held or parked, unless the workgroup says otherwise for a media type.',
  ),
  'R-OWN': ours(
    'Only the agent to whom the interaction is assigned may ask. Owner and state are checked when asked and once more when the workgroup has answered.',
  ),
  'R-ONE-ACTIVE': vendor(
    'An interaction has at most one active request, however many windows, retries and races there are.',
  ),
  'R-SEQUENTIAL': both(
    'Once a request is done the agent may ask again, as often as needed. Whoever asked is told of the end only when the interaction is free, so asking at once is never refused.',
  ),
  'R-SUPERVISOR': both(
    'A supervisor of the workgroup must be configured and logged on. If not, the agent is told which of the two is missing, and the attempt is on record. Escalation supervisors alone do not suffice.',
  ),
  'R-DIMMED': both('Where help cannot be asked for, the button is dimmed and says why.'),
  'R-DRAFT': both(
    'Closing the dialog before Send sends nothing and stores nothing. The text stays as a draft in that browser session.',
  ),
  'R-CANCEL-ASKING': ours(
    'After Send the agent may withdraw, by the id of the ask: while it opens the interaction is free at once; if it has opened meanwhile the withdrawal is a Done.',
  ),
  'R-TEXT': both(
    'A request has an explanation of 1 to 2,000 characters after trimming; a canned reason and an urgency may be added.',
  ),
  'R-OUTCOME': ours('Every command has exactly one answer: done, or refused with one code.'),
  'R-IDEMPOTENT': ours(
    'A command carries an id made by the client. The same id again gives the first answer and changes nothing, also after a restart; with another content it is refused.',
  ),
  'R-SOURCE': ours(
    'The ACD may number its events of an interaction; a late or doubled one is answered and changes nothing.',
  ),
  'R-CONTEXT': ours(
    'The ACD may tell what an interaction is about: up to 20 named attributes of up to 2,000 characters, and what customer and agent write, up to 1,000 lines of up to 10,000. Whoever is shown a request sees them with its interaction; nobody else does, and nothing is added once the interaction has ended.',
  ),
  'R-AGENT-GONE': ours(
    'When the agent logs off or loses the page the request stays, and is there at the next log-on as it is then.',
  ),
  'R-PRESENCE': ours(
    'A session ends by log-off, or a grace after its last connection was lost; after a restart of the server every session has a fresh grace.',
  ),

  'R-ELIGIBLE': both(
    'A toast goes to supervisors of the workgroup who run a supervisor application, and never to the person who asked. Whoever is taken out of the configuration loses the toast, not a request that is being helped.',
  ),
  'R-TOAST-ALL': both('Every eligible supervisor gets the toast, also one who logs on while the request waits.'),
  'R-ACTIONS': both(
    'A supervisor accepts, ignores, or answers with text, which accepts. The answer counts only for the very showing that it names.',
  ),
  'R-TAKEN': both(
    'The first to respond takes the request and the toast closes for all others. A later click is refused and says who was first.',
  ),
  'R-IGNORE': both(
    'Ignoring closes the toast of that supervisor alone. When all have ignored it the agent is told, and escalation starts.',
  ),
  'R-SEEN': ours(
    "That a toast was painted on a supervisor's screen is told to the request once; the agent sees by whom.",
  ),
  'R-REMIND': ours('While nobody helps, open toasts alert again at intervals.'),
  'R-ESCALATE': ours(
    'After a while without an accept the escalation supervisors are toasted too; once escalated a request stays so.',
  ),
  'R-NOBODY': ours(
    'When nobody eligible is left the agent is told at once and escalation starts; the request stays active.',
  ),
  'R-LIST': ours('Every supervisor of a workgroup sees its open requests and its agents, toasted or not.'),
  'R-WALL': ours(
    'Every supervisor of a workgroup sees what each of its agents does: free, offered, connected, held or logged off, since when, on which interactions, and how long a request of theirs has been open.',
  ),
  'R-ADMINISTRATOR': ours(
    'Administrators change the site while it runs: a change counts at once, whoever it takes away is logged off, and one administrator who can log on always stays.',
  ),
  'R-JOIN': ours('A further supervisor may join a request that is being helped.'),
  'R-LEAVE': ours('A supervisor who joined may leave; the responsible one hands over instead.'),
  'R-HANDOFF': ours('The responsible supervisor may hand over to another who is there and belongs to the workgroup.'),
  'R-ABANDONED': ours(
    'When the responsible supervisor is gone the request is unattended: the agent is told and everybody eligible is toasted anew.',
  ),

  'R-CHAT': both(
    'Agent and supervisor chat in the dialog; the explanation is its first line. The agent may write while waiting.',
  ),
  'R-TRANSCRIPT': both(
    'Lines are only ever added and everybody sees them in the same order: at most 1,000, of 1 to 2,000 characters.',
  ),
  'R-NO-LATE': vendor('Nothing is said after a request is done.'),
  'R-POP': both('“Pop on new message” brings the dialog to the front when somebody else writes.'),
  'R-SOUND': both('“Play on new sound” plays a sound when somebody else writes.'),
  'R-TYPING': ours('That somebody types is shown and never stored.'),

  'R-DONE-BY': both(
    'Only the person who asked ends a request; before an accept that withdraws it. A Done that comes too late is told how it ended.',
  ),
  'R-FINAL': vendor('Done is final: nothing leaves it and its timers are gone. It still answers.'),
  'R-OUTCOMES': ours(
    'A request ends as completed, withdrawn, interaction ended, or transferred, as messages arrive. The record also says what whoever pressed Done saw.',
  ),
  'R-ENDED': ours(
    'When the interaction disconnects or leaves the agent, its request ends, toasts close and helpers are told.',
  ),
  'R-CLOSE-ASKS': ours(
    'Closing the dialog of an active request asks whether to keep it open in the background or to end it.',
  ),
  'R-RECORD': ours('Every step is on an append-only record, with its time, its actor and its cause.'),
} as const satisfies Record<string, Rule>;
