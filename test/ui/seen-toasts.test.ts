import { expect, test } from 'vitest';
import type { ToastRow } from '../../machines/desk.ts';
import { blank } from '../../machines/views.ts';
import type { Desk } from '../../ui/data/desk.ts';
import { SeenToasts } from '../../ui/desks/supervisor/seen-toasts.ts';

const aToast = (toast: string, seen: string[] = []): ToastRow => ({
  ...{ toast, interaction: undefined },
  request: { ...blank.request, seen },
});

test('a toast is told once, and not at all if the server knows already', () => {
  const told: unknown[] = [];
  const desk = {
    session: { person: 'sue' },
    commands: { send: async (...sent: unknown[]) => told.push(sent) },
  } as unknown as Desk;
  const toasts = new SeenToasts();
  for (const row of [aToast('c1.1/sue/1'), aToast('c1.1/sue/1'), aToast('c2.1/sue/1', ['sue'])]) toasts.saw(row, desk);
  // A new showing of the same request is another toast.
  toasts.saw(aToast('c1.1/sue/2'), desk);
  expect(told).toEqual([
    ['seen', { toast: 'c1.1/sue/1' }],
    ['seen', { toast: 'c1.1/sue/2' }],
  ]);
});
