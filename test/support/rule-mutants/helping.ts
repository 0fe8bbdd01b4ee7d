/** Rules of helping together: the list, joining, leaving, handing over. */

import { heardAt } from '../../../harness/mutants/planting.ts';
import { listRows } from '../../../machines/desk.ts';
import { publish } from '../../../machines/effects.ts';
import { atDesk, breaks, inChart, nothing, retold, without } from './rule-mutant.ts';

const attended = 'open.helping.attended';

export const helping = [
  ...breaks('R-LIST', {
    'the list has only what was toasted': atDesk({
      listRows: (views, supervisor) => {
        const toasted = Object.values(supervisor.toasts).map(({ request }) => request);
        return listRows(views, supervisor).filter(({ request }) => toasted.includes(request));
      },
    }),
    'the list does not learn who helps': inChart('request', { says: { list: nothing } }),
    'a request that is done stays on the list': inChart('workgroup', { says: { showEnded: nothing } }),
    'escalation supervisors do not see the list': inChart('workgroup', {
      says: {
        inviteMembers: (said, _, message) =>
          retold('workgroup.joined', (joined) =>
            'supervisors' in message ? { ...joined, member: message.supervisors.includes(joined.supervisor) } : joined,
          )(said),
      },
    }),
    'the list does not have the agents': inChart('workgroup', { says: { showAgent: nothing } }),
    'the desk shows no agents': atDesk({ wallRows: () => [] }),
    'an agent who left the workgroup stays on its list': inChart('agent', { says: { leaveWorkgroups: nothing } }),
    'the list does not know that an agent logged off': inChart('agent', { says: { listLoggedOff: nothing } }),
  }),

  ...breaks('R-JOIN', {
    'a request that waits can be joined': inChart('request', {
      states: (config) => {
        heardAt(config, 'open.waiting')['request.join'] = { actions: ['join', 'keepJoined', 'list'] };
      },
    }),
    'anybody can join': inChart('request', { asks: { mayJoin: () => true } }),
    'joining again is refused': inChart('request', {
      states: (config) => {
        heardAt(config, attended)['request.join'] = [
          { guard: 'helpsAlready', actions: 'refuseNotEligible' },
          { guard: 'mayJoin', actions: ['join', 'keepJoined', 'list'] },
        ];
      },
    }),
    'whoever joins answers for the request from then on': inChart('request', {
      keeps: {
        keepJoined: (kept, _, message) =>
          'supervisor' in message ? { ...kept, responsible: message.supervisor } : kept,
      },
      says: {
        join: (said, _, message) =>
          'supervisor' in message ? [...said, publish({ type: 'request.helped', by: message.supervisor })] : said,
      },
    }),
    'whoever joins may not say anything': inChart('request', {
      asks: {
        isParticipant: ({ agent, responsible }, message) =>
          message.type === 'request.say' && (message.person === agent || message.person === responsible),
      },
    }),
    'whoever joins has no conversation': inChart('request', { says: { join: without('helping.started') } }),
    'the agent does not learn who joined': inChart('request', { says: { join: without('request.joined') } }),
  }),

  ...breaks('R-LEAVE', {
    'the responsible one may leave': inChart('request', { asks: { isResponsible: () => false } }),
    'whoever left goes on talking': inChart('request', { keeps: { keepLeft: () => ({}) } }),
    'the agent does not learn who left': inChart('request', { says: { leave: without('request.left') } }),
    'whoever left keeps the conversation': inChart('request', { says: { leave: without('helping.ended') } }),
    'whoever joined stays until the end': inChart('request', {
      states: (config) => {
        heardAt(config, 'open')['request.leave'] = { actions: 'refuseResponsible' };
      },
    }),
    'whoever has no part in it leaves': inChart('request', {
      asks: {
        helpsAlready: ({ helpers }, message) =>
          message.type === 'request.leave' || ('supervisor' in message && helpers.includes(message.supervisor)),
      },
    }),
  }),

  ...breaks('R-HANDOFF', {
    'a request is handed to somebody who is gone': inChart('request', {
      asks: { mayTakeOver: ({ responsible }, message) => 'to' in message && message.to !== responsible },
    }),
    'a request that waits is handed over': inChart('request', {
      states: (config) => {
        heardAt(config, 'open.waiting')['request.handOver'] = { actions: ['handOver', 'keepHandedOver'] };
      },
    }),
    'nothing can be handed to whoever logged on later': inChart('request', {
      states: (config) => {
        const hears = heardAt(config, attended);
        const [gone] = hears['roster.changed'] as unknown[];
        hears['roster.changed'] = [gone];
      },
    }),
    'whoever joined hands over': inChart('request', { asks: { isResponsible: () => true } }),
    'whoever hands over goes on helping': inChart('request', {
      says: { handOver: without('helping.ended') },
      keeps: { keepHandedOver: (kept, { helpers }) => ({ ...kept, helpers: [...helpers, ...(kept.helpers ?? [])] }) },
    }),
    'whoever hands over stays responsible': inChart('request', {
      keeps: { keepHandedOver: ({ responsible: _, ...kept }) => kept },
    }),
    'only configured supervisors may take over': inChart('request', {
      asks: {
        mayTakeOver: ({ responsible, roster }, message) =>
          'to' in message && message.to !== responsible && roster?.[message.to]?.configured === true,
      },
    }),
    'the responsible one hands over to herself': inChart('request', {
      asks: {
        mayTakeOver: ({ roster }, message) => 'to' in message && message.to in (roster ?? {}),
      },
    }),
    'the agent does not learn who answers now': inChart('request', { says: { handOver: without('request.helped') } }),
    'a hand-over is not on record': inChart('request', { says: { handOver: without('request.participant') } }),
    'nothing can be handed over': inChart('request', { asks: { mayTakeOver: () => false } }),
  }),
];
