import { expect, it } from 'vitest';
import { createSealer } from './createSealer.ts';

const SECRET = 'an installation secret of enough length';
const here = { workspaceId: 'w1', id: 'c1' };

it('opens what it sealed', () => {
  const sealer = createSealer(SECRET);
  expect(sealer.open(sealer.seal('sk-live-123', here), here)).toBe('sk-live-123');
});

it('never seals the same secret to the same text', () => {
  const sealer = createSealer(SECRET);
  expect(sealer.seal('sk', here)).not.toBe(sealer.seal('sk', here));
});

it.each([
  ['another workspace', { workspaceId: 'w2', id: 'c1' }],
  ['another connection', { workspaceId: 'w1', id: 'c2' }],
])('does not open for %s', (_name, elsewhere) => {
  const sealer = createSealer(SECRET);
  const sealed = sealer.seal('sk', here);
  expect(() => sealer.open(sealed, elsewhere)).toThrow();
});

it('does not open a changed text or under another secret', () => {
  const sealed = createSealer(SECRET).seal('sk', here);
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
  expect(() => createSealer(SECRET).open(changed, here)).toThrow();
  expect(() => createSealer(`${SECRET}!`).open(sealed, here)).toThrow();
});
