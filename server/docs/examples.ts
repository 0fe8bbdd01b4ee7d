/** What each command looks like and which refusals of the domain it may meet, for the reference. Tests hold it to the schemas. */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { RefusalCode } from '../../machines/refusals.ts';

interface Example<Type extends CommandType> {
  body: CommandBody<Type>;
  /** Refusals that a chart decides; those of the edge go without saying. */
  refusals: readonly RefusalCode[];
}

const interaction = 'call-4711';
const request = 'call-4711.1';
const toast = 'call-4711.1/sue/1';
const timers = { escalateAfterSeconds: 60, remindEverySeconds: 30 };
const ofText = ['textEmpty', 'textTooLong'] as const;
const ofToast = [
  'notLoggedOn',
  'unknownRequest',
  'notEligible',
  'notSupervising',
  'alreadyTaken',
  'requestDone',
  'toastClosed',
] as const;
const ofHelper = ['notLoggedOn', 'unknownRequest', 'notSupervising', 'requestDone'] as const;
const ofAcd = ['unknownInteraction', 'stateNotPermitted'] as const;

export const examples: { [Type in CommandType]: Example<Type> } = {
  ask: {
    body: { interaction, text: 'May I refund the whole fare?', reason: 'refund', urgency: 'normal' },
    refusals: [
      'notLoggedOn',
      'rightMissing',
      'unknownInteraction',
      'notYourInteraction',
      'notAcd',
      'stateNotPermitted',
      'alreadyActive',
      'noSupervisorConfigured',
      'noSupervisorLoggedOn',
      'attemptCancelled',
      'interactionGone',
      'unknownReason',
      ...ofText,
    ],
  },
  cancel: {
    body: { interaction, ask: 'ask-1' },
    refusals: ['notLoggedOn', 'unknownRequest', 'requestDone'],
  },
  say: {
    body: { request, text: 'Yes, up to the fare.' },
    refusals: [
      'notLoggedOn',
      'notSupervising',
      'unknownRequest',
      'notParticipant',
      'requestDone',
      'tooManyLines',
      ...ofText,
    ],
  },
  done: {
    body: { request, saw: 'helped' },
    refusals: ['notLoggedOn', 'unknownRequest', 'notInitiator', 'requestDone'],
  },
  accept: { body: { toast }, refusals: ofToast },
  reply: { body: { toast, text: 'Yes, go ahead.' }, refusals: [...ofToast, ...ofText, 'tooManyLines'] },
  ignore: { body: { toast }, refusals: ofToast },
  seen: { body: { toast }, refusals: ofToast },
  join: { body: { request }, refusals: [...ofHelper, 'notAttended', 'notEligible'] },
  leave: { body: { request }, refusals: [...ofHelper, 'notParticipant', 'stateNotPermitted'] },
  handOver: {
    body: { request, to: 'sam' },
    refusals: [...ofHelper, 'notAttended', 'notParticipant', 'handoffTargetGone'],
  },
  alerts: { body: { pop: true, sound: false }, refusals: ['unknownPerson'] },
  'session.start': { body: { session: 'b1946ac9', application: 'client' }, refusals: ['unknownPerson'] },
  'session.end': { body: { session: 'b1946ac9' }, refusals: ['unknownPerson'] },
  'agent.configure': {
    body: {
      agent: 'alice',
      rights: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true },
      workgroups: ['support'],
    },
    refusals: ['inconsistent'],
  },
  'supervisor.configure': { body: { supervisor: 'sue' }, refusals: [] },
  'workgroup.configure': {
    body: {
      workgroup: 'support',
      supervisors: ['sue', 'sam'],
      escalation: ['eve'],
      ...timers,
      reasons: [{ id: 'refund', label: 'Refund above my limit' }],
      permitted: { email: ['connected'] },
    },
    refusals: ['inconsistent'],
  },
  'interaction.offer': {
    body: { interaction, workgroup: 'support', media: 'call', acd: true, text: 'Ada Lindqvist', sequence: 1 },
    refusals: ['stateNotPermitted'],
  },
  'interaction.describe': {
    body: { interaction, attribute: 'order', text: 'A-20931', sequence: 2 },
    refusals: [...ofAcd, 'textTooLong', 'tooManyAttributes'],
  },
  'interaction.say': {
    body: { interaction, from: 'customer', text: 'My parcel has not come.', sequence: 3 },
    refusals: [...ofAcd, 'textEmpty', 'lineTooLong', 'tooManyLines'],
  },
  'interaction.alert': { body: { interaction, agent: 'alice', sequence: 4 }, refusals: [...ofAcd, 'unknownPerson'] },
  'interaction.connect': { body: { interaction, sequence: 5 }, refusals: ofAcd },
  'interaction.hold': { body: { interaction, sequence: 6 }, refusals: ofAcd },
  'interaction.park': { body: { interaction, sequence: 7 }, refusals: ofAcd },
  'interaction.transfer': { body: { interaction, agent: 'bob', sequence: 8 }, refusals: [...ofAcd, 'unknownPerson'] },
  'interaction.disconnect': { body: { interaction, sequence: 9 }, refusals: ['unknownInteraction'] },
};
