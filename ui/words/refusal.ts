/**
 * A refusal as a person reads it. In English it says what machines/refusals.ts says, which a test watches; if somebody was
 * first, it says who.
 */
import { msg, str } from '@lit/localize';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Refused } from '../data/commands.ts';

const sentences: Record<RefusalCode, () => string> = {
  notLoggedOn: () => msg('You are not logged on.'),
  rightMissing: () => msg('You do not have the right to request assistance.'),
  unknownInteraction: () => msg('There is no such interaction.'),
  notYourInteraction: () => msg('The interaction is not assigned to you.'),
  notAcd: () => msg('Assistance is for interactions that the ACD routed to you.'),
  stateNotPermitted: () => msg('The state of the interaction does not permit this.'),
  alreadyActive: () => msg('This interaction already has an active request.'),
  noSupervisorConfigured: () => msg('No supervisor is configured for this workgroup.'),
  noSupervisorLoggedOn: () => msg('No supervisor of this workgroup is logged on.'),
  attemptCancelled: () => msg('You withdrew the request before it opened.'),
  interactionGone: () => msg('The interaction ended or was transferred while the request was opening.'),
  textEmpty: () => msg('Write a short explanation first.'),
  textTooLong: () => msg('At most 2,000 characters.'),
  lineTooLong: () => msg('At most 10,000 characters.'),
  tooManyLines: () => msg('This conversation has reached its 1,000 lines.'),
  tooManyAttributes: () => msg('The interaction has 20 attributes already.'),
  unknownReason: () => msg('The workgroup has no such reason.'),
  unknownRequest: () => msg('There is no such request.'),
  unknownPerson: () => msg('There is no such person.'),
  notSupervising: () => msg('You are not running a supervisor application.'),
  notEligible: () => msg('This request was not shown to you.'),
  alreadyTaken: () => msg('Another supervisor was first.'),
  toastClosed: () => msg('This toast is closed.'),
  notAttended: () => msg('Nobody is helping with this request now.'),
  notParticipant: () => msg('You do not take part in this request.'),
  notInitiator: () => msg('Only the person who asked may end a request.'),
  handoffTargetGone: () => msg('That supervisor cannot take over now.'),
  requestDone: () => msg('This request has ended.'),
  commandIdReused: () => msg('This command id was used for something else.'),
  outdated: () => msg('Somebody else has changed this meanwhile.'),
  inconsistent: () => msg('This does not fit with the rest of the site.'),
  stillNamed: () => msg('This is still named elsewhere in the site.'),
  lastAdministrator: () => msg('Nobody would be left who may administer the site.'),
  unknownFile: () => msg('There is no such scenario file.'),
  notWritable: () => msg('Scenarios cannot be saved here.'),
  tooManyFiles: () => msg('The folder has its 500 scenario files already.'),
  diskReadOnly: () => msg('The folder of scenarios may only be read. Nothing was saved.'),
  diskFull: () => msg('The disk is full. Nothing was saved.'),
  unknownScenario: () => msg('There is no such scenario.'),
  unknownRun: () => msg('There is no such run any more.'),
  scriptMistaken: () => msg('There are mistakes in the script.'),
  tooManyRuns: () => msg('Too many runs are waiting; stop some first.'),
  unknownRecording: () => msg('There is no such recording any more.'),
  alreadyRecording: () => msg('You are recording already.'),
  nothingRecorded: () => msg('Nobody did anything since the recording began.'),
  recordingTooLong: () => msg('More was done than one scenario can tell: at most 300 deeds.'),
  invalidMessage: () => msg('The message is not understood.'),
  notAuthenticated: () => msg('Please log on.'),
  roleMissing: () => msg('Your role does not allow this.'),
  tooLarge: () => msg('The message is too large.'),
  tooFast: () => msg('Too many messages; wait a moment.'),
  overloaded: () => msg('The server is busy; try again in a moment.'),
  unknownTape: () => msg('There is no such run to look at.'),
  unknownTurn: () => msg('There is no such turn.'),
  unavailable: () => msg('The server could not answer; try again in a moment.'),
};

/** The sentence for a code. */
export const refusalSentence = (code: RefusalCode): string => sentences[code]();

export function refusalWords({ refused, by }: Refused, nameOf: (person: string) => string): string {
  if (refused === 'alreadyTaken' && by) return msg(str`${nameOf(by)} was first and is helping already.`);
  return refusalSentence(refused);
}
