/** Rules of talking: the conversation, its alerts, and who is typing. */
import { randomUUID } from 'node:crypto';
import { heardAt } from '../../../harness/mutants/planting.ts';
import type { Alert } from '../../../machines/desk.ts';
import type { Happening } from '../../../machines/desk-state.ts';
import { typingIn } from '../../../machines/desk-state.ts';
import type { RequestView, View } from '../../../machines/wire.ts';
import { atDesk, breaks, inChart, onLine, receiving, without } from './rule-mutant.ts';

/** What desks make of conversations: `self` is the person at the desk. */
const showingLines = (
  change: (lines: RequestView['lines'], self: string, request: RequestView) => RequestView['lines'],
) =>
  receiving((received) => {
    const { desk } = received;
    const self = desk.self.slice(desk.self.indexOf('/') + 1);
    const shown = ([topic, view]: [string, View]): [string, View] => [
      topic,
      view.kind === 'request' ? { ...view, lines: change(view.lines, self, view) } : view,
    ];
    return { ...received, desk: { ...desk, views: new Map([...desk.views].map(shown)) } };
  });

/** What desks alert to: `self` is the topic of the person at the desk. */
const alerting = (change: (alert: Alert | undefined, happening: Happening, self: string) => Alert | undefined) =>
  receiving((received) => {
    const changed = (happening: Happening) => change(happening.alert, happening, received.desk.self);
    const happened = received.happened.map((happening) => ({ ...happening, alert: changed(happening) }));
    return { ...received, happened };
  });

const ownLine = ({ topic, numbered: { event } }: Happening): Alert | undefined =>
  event.type === 'request.line'
    ? { request: topic.slice('request/'.length), cause: 'message', pop: true, sound: true, urgent: false }
    : undefined;

export const talking = [
  ...breaks('R-CHAT', {
    'the explanation is not in the conversation': inChart('request', { says: { announce: without('request.line') } }),
    'the agent may not write while waiting': inChart('request', {
      states: (config) => {
        heardAt(config, 'open.waiting')['request.say'] = { actions: 'refuseNotAttended' };
      },
    }),
    'the supervisor does not see what was said before': showingLines((lines, self, { agent }) =>
      self === agent ? lines : lines.slice(lines.findIndex(({ person }) => person === self)),
    ),
    'the agent does not see what others write': showingLines((lines, self, { agent }) =>
      lines.filter(({ person }) => self !== agent || person === self),
    ),
    'lines that were missed during a lost connection stay missing': receiving((received, before, frame) =>
      frame.type === 'events' && frame.mode === 'missed'
        ? { ...received, desk: { ...received.desk, views: new Map([...received.desk.views, ...before.views]) } }
        : received,
    ),
    'a refresh loses the conversation': onLine((line) => {
      let isOpenedAgain = false;
      return {
        open: async (receive) => {
          let isNew = isOpenedAgain;
          isOpenedAgain = true;
          await line.open((frame) => {
            if (frame.type === 'ready') isNew = false;
            if (isNew && frame.type === 'snapshot' && frame.view.kind === 'request') {
              receive({ ...frame, view: { ...frame.view, lines: [] } });
            } else receive(frame);
          });
        },
      };
    }),
  }),

  ...breaks('R-TRANSCRIPT', {
    'everybody sees the own lines first': showingLines((lines, self) => [
      ...lines.filter(({ person }) => person === self),
      ...lines.filter(({ person }) => person !== self),
    ]),
    'a new line takes the place of the last one': showingLines((lines) => [
      ...lines.slice(0, 1),
      ...lines.slice(1).slice(-1),
    ]),
    'whoever has no part in a request may write in it': inChart('request', { asks: { isParticipant: () => true } }),
    'an agent may write an empty line': inChart('agent', { asks: { isEmpty: () => false } }),
    'an agent may write a line of any length': inChart('agent', { asks: { isTooLong: () => false } }),
    'a supervisor may write an empty line': inChart('supervisor', { asks: { isEmpty: () => false } }),
    'a supervisor may write a line of any length': inChart('supervisor', { asks: { isTooLong: () => false } }),
    'a conversation goes on beyond 1,000 lines': inChart('request', { asks: { isFull: () => false } }),
  }),

  ...breaks('R-NO-LATE', {
    'whoever asked may write after the end': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.told')['request.say'] = [
          { guard: 'isAsker', actions: ['say', 'countLine'] },
          { actions: 'refuseDone' },
        ];
      },
    }),
    'whoever helped may write while the request ends': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.closing')['request.say'] = [
          { guard: 'isAsker', actions: 'owe' },
          { actions: ['say', 'countLine'] },
        ];
      },
    }),
    'whoever helped may write after the end': inChart('request', {
      states: (config) => {
        heardAt(config, 'done.told')['request.say'] = [
          { guard: 'isAsker', actions: 'refuseDone' },
          { actions: ['say', 'countLine'] },
        ];
      },
    }),
  }),

  ...breaks('R-POP', {
    'nothing pops up': alerting((alert) => alert && { ...alert, pop: false }),
    'the own lines pop up': alerting((alert, happening) => alert ?? ownLine(happening)),
    'lines pop up for whoever asked only': alerting((alert, _, self) =>
      alert?.cause === 'message' && self.startsWith('supervisor/') ? { ...alert, pop: false } : alert,
    ),
    'it pops up although that is switched off': alerting((alert) => alert && { ...alert, pop: true }),
    'switching the sound off switches popping up off': alerting(
      (alert) => alert && { ...alert, pop: alert.pop && alert.sound },
    ),
    'the switch is forgotten': inChart('agent', { keeps: { setAlerts: () => ({}) } }),
  }),

  ...breaks('R-SOUND', {
    'nothing makes a sound': alerting((alert) => alert && { ...alert, sound: false }),
    'the own lines make a sound': alerting((alert, happening) => alert ?? ownLine(happening)),
    'lines make a sound for whoever asked only': alerting((alert, _, self) =>
      alert?.cause === 'message' && self.startsWith('supervisor/') ? { ...alert, sound: false } : alert,
    ),
    'toasts make no sound': alerting((alert) => (alert?.cause === 'toast' ? { ...alert, sound: false } : alert)),
    'it makes a sound although that is switched off': alerting((alert) => alert && { ...alert, sound: true }),
    'switching popping up off switches the sound off': alerting(
      (alert) => alert && { ...alert, sound: alert.sound && alert.pop },
    ),
  }),

  ...breaks('R-TYPING', {
    'nobody is seen typing': atDesk({ typingIn: () => [] }),
    'whoever once typed types for ever': atDesk({
      typingIn: (desk, request) => typingIn(desk, request, 0),
    }),
    'whoever has sent the line goes on typing': receiving((received, before) => ({
      ...received,
      desk: { ...received.desk, marks: new Map([...received.desk.marks, ...before.marks]) },
    })),
    'that somebody types is a line of the conversation': onLine((line) => ({
      mark: (mark) => {
        const body = { request: mark.request, text: '…' };
        void line.post({ id: randomUUID(), type: 'say', body }).then(() => line.mark(mark));
      },
    })),
  }),
];
