import { expect, test } from 'vitest';
import { Drafts } from '../../ui/data/drafts.ts';
import { aStorage } from './storage.ts';

test('a draft is there again after a refresh', () => {
  const storage = aStorage();
  new Drafts(storage, 'agent/alice').write('ask/c1', 'The customer wants');
  expect(new Drafts(storage, 'agent/alice').read('ask/c1')).toBe('The customer wants');
});

test('a draft belongs to one interaction and one person', () => {
  const storage = aStorage();
  new Drafts(storage, 'agent/alice').write('ask/c1', 'The customer wants');
  expect(new Drafts(storage, 'agent/alice').read('ask/c2')).toBe('');
  expect(new Drafts(storage, 'agent/bob').read('ask/c1')).toBe('');
});

test('an emptied draft leaves nothing behind', () => {
  const storage = aStorage();
  const drafts = new Drafts(storage, 'agent/alice');
  drafts.write('ask/c1', 'x');
  drafts.write('ask/c1', '');
  expect(storage.getItem('draft/agent/alice/ask/c1')).toBeNull();
});
