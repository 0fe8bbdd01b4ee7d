import { beforeEach, expect, test, vi } from 'vitest';
import { PlaceController } from '../../ui/controllers/place-controller.ts';

const host = () => ({
  addController: () => {},
  removeController: () => {},
  requestUpdate: vi.fn(),
  updateComplete: Promise.resolve(true),
});

beforeEach(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('history', { replaceState: (_: unknown, __: string, to: string) => (location.hash = to) });
});

test('a desk opens at its first place, and at an address that names none', () => {
  const place = new PlaceController(host(), ['requests', 'wall']);
  expect(place.now).toBe('requests');
  for (const hash of ['#', '#nowhere', '#wallpaper', '#?wall']) {
    location.hash = hash;
    expect(place.now).toBe('requests');
  }
});

test('an address names a place and what it was asked for', () => {
  location.hash = '#wall?media=chat&sort=name';
  const place = new PlaceController(host(), ['requests', 'wall']);
  expect([place.now, place.query.get('media'), place.query.get('sort')]).toEqual(['wall', 'chat', 'name']);
});

test('going somewhere writes the address, the first place without a name', () => {
  const place = new PlaceController(host(), ['requests', 'wall']);
  place.go('wall', new URLSearchParams({ media: 'chat' }));
  expect(location.hash).toBe('wall?media=chat');
  place.go('requests');
  expect(location.hash).toBe('');
});

test('another query for the same place draws it again', () => {
  const desk = host();
  location.hash = '#wall';
  const place = new PlaceController(desk, ['requests', 'wall']);
  place.refine(new URLSearchParams({ sort: 'name' }));
  expect([place.now, place.query.get('sort'), desk.requestUpdate.mock.calls.length]).toEqual(['wall', 'name', 1]);
});
