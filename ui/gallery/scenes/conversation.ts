/** What was said in a request, and where to write. */
import { html } from 'lit';
import '../../components/conversation.ts';
import '../../components/transcript.ts';
import type { Line } from '../../../machines/wire.ts';
import type { PendingLine } from '../../controllers/chat-controller.ts';
import { helped, line, request } from '../centre.ts';
import type { Scene } from '../scene.ts';

interface Shown {
  lines: readonly Line[];
  pending?: readonly PendingLine[];
  readers?: readonly string[];
}

const transcript = (name: string, { lines, pending = [], readers = [] }: Shown): Scene => ({
  name: `transcript/${name}`,
  at: 'agent',
  render: ({ people }) => html`<hr-transcript
    .lines=${lines}
    .pending=${pending}
    .readers=${readers}
    .me=${'alice'}
    .nameOf=${people.nameOf}
  ></hr-transcript>`,
});

const long = Array.from({ length: 230 }, (_, n) =>
  line(n + 1, n % 3 ? 'sue' : 'alice', `Line ${n + 1} of a long talk.`),
);

export const conversationScenes: readonly Scene[] = [
  transcript('first line', { lines: request('c1.1').lines }),
  transcript('talk, read', { lines: helped().lines.slice(0, 3), readers: ['sue', 'sam'] }),
  transcript('sending', { lines: helped().lines, pending: [{ id: '1', text: 'Thank you!' }] }),
  transcript('long', { lines: long }),
  transcript('one word', { lines: [line(1, 'alice', 'W'.repeat(400))] }),
  {
    name: 'conversation/open',
    at: 'agent',
    views: [helped()],
    render: () => html`<hr-conversation .request=${'c1.1'} .view=${helped()} .open=${true}></hr-conversation>`,
  },
  {
    name: 'conversation/over',
    at: 'agent',
    views: [helped()],
    render: () => html`<hr-conversation .request=${'c1.1'} .view=${helped()} .open=${false}></hr-conversation>`,
  },
];
