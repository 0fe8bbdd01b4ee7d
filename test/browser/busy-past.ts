/**
 * Some days of a centre that has had much to ask: requests of every kind, spread over working hours, ended in every way.
 * The same each time. Nobody needs a desk for it.
 */
import { agent, supervisor } from '../../machines/names.ts';
import type { Centre } from './centre.ts';

const agents = ['alice', 'bob', 'carla'] as const;
const supervisors = ['sue', 'sam', 'bea'] as const;
/** Who helps whom, and what it is about. */
const groups = {
  bookings: { helpers: ['sue', 'sam'], reasons: ['fare', 'upset', undefined] },
  refunds: { helpers: ['bea', 'sue'], reasons: ['amount', 'policy', 'upset'] },
} as const;
const questions = [
  'May I refund the whole fare? The customer has waited for three hours.',
  'The customer wants to speak to a manager.',
  'Is a voucher all right in this case?',
  'The booking system shows two prices. Which one is right?',
];
const answers = ['Yes, go ahead.', 'Up to the fare, and no more.', 'Tell her that I call back in ten minutes.'];
const hourMs = 3_600_000;
const media = ['call', 'chat', 'email'] as const;

/** So many requests; resolves once the last is over. */
export async function busyPast(centre: Centre, count: number): Promise<void> {
  for (const person of agents) {
    await centre.command(person, agent(person), 'session.start', { session: 'past', application: 'client' });
  }
  for (const person of supervisors) {
    await centre.command(person, supervisor(person), 'session.start', { session: 'past', application: 'supervisor' });
  }
  for (let n = 0; n < count; n++) await oneRequest(centre, n);
  for (const person of agents) await centre.command(person, agent(person), 'session.end', { session: 'past' });
  for (const person of supervisors)
    await centre.command(person, supervisor(person), 'session.end', { session: 'past' });
}

async function oneRequest(centre: Centre, n: number): Promise<void> {
  const asker = agents[n % 3]!;
  const workgroup = asker === 'carla' ? 'refunds' : 'bookings';
  const { helpers, reasons } = groups[workgroup];
  const [helper, other] = Math.floor(n / 2) % 2 === 0 ? helpers : helpers.toReversed();
  if (!helper || !other) throw new Error('Two of them help.');
  const [interaction, request] = [`p${n}`, `p${n}.1`];
  const as = (person: string) => (person === asker ? agent(person) : supervisor(person));
  const does = (person: string, type: Parameters<Centre['command']>[2], body: object) =>
    centre.command(person, as(person), type, body as never);
  const toastOf = async (person: string) => {
    const toasts = await centre.toastsOf(person);
    return toasts.find((toast) => toast.startsWith(`${request}/`))!;
  };
  await centre.acd('interaction.offer', { interaction, workgroup, media: media[n % 5] ?? 'call', acd: true });
  await centre.acd('interaction.alert', { interaction, agent: asker });
  await centre.acd('interaction.connect', { interaction });
  const reason = reasons[Math.floor(n / 3) % 3];
  const urgency = n % 7 === 0 ? 'urgent' : 'normal';
  await does(asker, 'ask', { interaction, text: questions[n % 4], urgency, ...(reason && { reason }) });
  await does(helper, 'seen', { toast: await toastOf(helper) });
  const waitMs = 4_000 + ((n * 7_919) % 41_000);
  if (n % 11 === 5) {
    await centre.advance(waitMs);
    await does(asker, 'done', { request, saw: 'waiting' });
  } else if (n % 13 === 6) {
    await centre.advance(62_000);
    await centre.acd('interaction.disconnect', { interaction });
  } else {
    if (n % 5 === 2) await does(other, 'ignore', { toast: await toastOf(other) });
    await centre.advance(waitMs);
    await does(helper, 'reply', { toast: await toastOf(helper), text: answers[n % 3] });
    await centre.advance(20_000 + ((n * 104_729) % 200_000));
    await does(asker, 'say', { request, text: 'Thank you, I will tell her.' });
    if (n % 6 === 1) await does(helper, 'handOver', { request, to: other });
    await centre.advance(5_000);
    if (n % 17 === 3) await centre.acd('interaction.transfer', { interaction, agent: agents[(n + 1) % 3]! });
    else await does(asker, 'done', { request, saw: 'helped' });
  }
  await centre.advance(((n * 15_485_863) % 80) * 30_000);
  // Nights are quiet.
  if (n % 14 === 13) await centre.advance(14 * hourMs);
}
