import { describe, expect, it } from 'vitest';
import { destination } from './enter.ts';

describe('destination', () => {
  it('returns to the address that was asked for', () => {
    expect(destination('/w/demo/inbox?flow=refunds')).toBe('/w/demo/inbox?flow=refunds');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])(
    'never leads to %s',
    (next) => {
      expect(destination(next)).toBe('/');
    },
  );

  it('goes home when nothing was asked for', () => {
    expect(destination(undefined)).toBe('/');
  });
});
