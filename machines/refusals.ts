/**
 * The one catalogue of refusals. Codes are API, wording is not. `definite` means that nothing happened; after an
 * indefinite refusal a person's client repeats the command under the same id and learns what became of it.
 */

interface Refusal {
  /** A sentence for the person who is refused. */
  text: string;
  /** HTTP status of the problem document. */
  status: number;
  /** True: nothing happened. False: it may have happened; ask again under the same id. */
  definite: boolean;
  /** Decided by a chart, or at the edge before any chart was asked. */
  from: 'domain' | 'edge';
}

const domain = (status: number, text: string): Refusal => ({ text, status, definite: true, from: 'domain' });
const edge = (status: number, text: string, definite = true): Refusal => ({ text, status, definite, from: 'edge' });

export const refusals = {
  notLoggedOn: domain(409, 'You are not logged on.'),
  rightMissing: domain(403, 'You do not have the right to request assistance.'),
  unknownInteraction: domain(404, 'There is no such interaction.'),
  notYourInteraction: domain(403, 'The interaction is not assigned to you.'),
  notAcd: domain(409, 'Assistance is for interactions that the ACD routed to you.'),
  stateNotPermitted: domain(409, 'The state of the interaction does not permit this.'),
  alreadyActive: domain(409, 'This interaction already has an active request.'),
  noSupervisorConfigured: domain(409, 'No supervisor is configured for this workgroup.'),
  noSupervisorLoggedOn: domain(409, 'No supervisor of this workgroup is logged on.'),
  attemptCancelled: domain(409, 'You withdrew the request before it opened.'),
  interactionGone: domain(409, 'The interaction ended or was transferred while the request was opening.'),
  textEmpty: domain(400, 'Write a short explanation first.'),
  textTooLong: domain(400, 'At most 2,000 characters.'),
  lineTooLong: domain(400, 'At most 10,000 characters.'),
  tooManyLines: domain(409, 'This conversation has reached its 1,000 lines.'),
  tooManyAttributes: domain(409, 'The interaction has 20 attributes already.'),
  unknownReason: domain(400, 'The workgroup has no such reason.'),
  unknownRequest: domain(404, 'There is no such request.'),
  unknownPerson: domain(404, 'There is no such person.'),
  notSupervising: domain(409, 'You are not running a supervisor application.'),
  notEligible: domain(403, 'This request was not shown to you.'),
  alreadyTaken: domain(409, 'Another supervisor was first.'),
  toastClosed: domain(409, 'This toast is closed.'),
  notAttended: domain(409, 'Nobody is helping with this request now.'),
  notParticipant: domain(403, 'You do not take part in this request.'),
  notInitiator: domain(403, 'Only the person who asked may end a request.'),
  handoffTargetGone: domain(409, 'That supervisor cannot take over now.'),
  requestDone: domain(409, 'This request has ended.'),
  commandIdReused: domain(422, 'This command id was used for something else.'),
  outdated: edge(409, 'Somebody else has changed this meanwhile.'),
  inconsistent: edge(409, 'This does not fit with the rest of the site.'),
  stillNamed: edge(409, 'This is still named elsewhere in the site.'),
  lastAdministrator: edge(409, 'Nobody would be left who may administer the site.'),
  unknownFile: edge(404, 'There is no such scenario file.'),
  notWritable: edge(409, 'Scenarios cannot be saved here.'),
  tooManyFiles: edge(409, 'The folder has its 500 scenario files already.'),
  diskReadOnly: edge(409, 'The folder of scenarios may only be read. Nothing was saved.'),
  diskFull: edge(507, 'The disk is full. Nothing was saved.'),
  unknownScenario: edge(404, 'There is no such scenario.'),
  unknownRun: edge(404, 'There is no such run any more.'),
  scriptMistaken: edge(422, 'There are mistakes in the script.'),
  tooManyRuns: edge(409, 'Too many runs are waiting; stop some first.'),
  unknownRecording: edge(404, 'There is no such recording any more.'),
  alreadyRecording: edge(409, 'You are recording already.'),
  nothingRecorded: edge(409, 'Nobody did anything since the recording began.'),
  recordingTooLong: edge(409, 'More was done than one scenario can tell: at most 300 deeds.'),
  invalidMessage: edge(400, 'The message is not understood.'),
  notAuthenticated: edge(401, 'Please log on.'),
  roleMissing: edge(403, 'Your role does not allow this.'),
  tooLarge: edge(413, 'The message is too large.'),
  tooFast: edge(429, 'Too many messages; wait a moment.'),
  overloaded: edge(503, 'The server is busy; try again in a moment.'),
  unknownTape: edge(404, 'There is no such run to look at.'),
  unknownTurn: edge(404, 'There is no such turn.'),
  unavailable: edge(503, 'The server could not answer; try again in a moment.', false),
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);
