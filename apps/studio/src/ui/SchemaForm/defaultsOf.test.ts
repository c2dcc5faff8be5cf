import { describe, expect, it } from 'vitest';
import { defaultsOf } from './defaultsOf.ts';

describe('defaultsOf', () => {
  it('starts with an empty object where any object is accepted', () => {
    expect(defaultsOf({ type: 'object' })).toEqual({});
  });

  it('fills in defaults and required parts, and leaves out the rest', () => {
    const properties = {
      amount: { type: 'number' },
      channel: { type: 'string', default: 'mail' },
      items: { type: 'array', items: { type: 'string' } },
    };
    expect(defaultsOf({ type: 'object', properties, required: ['items'] })).toEqual({
      channel: 'mail',
      items: [],
    });
  });
});
