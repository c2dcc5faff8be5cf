import { describe, expect, it } from 'vitest';
import { readablePart } from './readablePart.ts';

const room = { width: 600, height: 300 };
const card = (x: number, y = 0) => ({ x, y, width: 200, height: 100 });
const whole = { x: 0, y: 0, width: 4000, height: 500 };

describe('the part of a drawing to look at first', () => {
  it('is nothing where the titles of the whole can be read', () => {
    expect(readablePart({ ...whole, width: 1900 }, [card(0)], room)).toBeUndefined();
    expect(readablePart(whole, [], room)).toBeUndefined();
  });

  it('holds the first place, and those after it as far as they can be read beside it', () => {
    expect(readablePart(whole, [card(300), card(900), card(3000), card(500)], room)).toEqual({
      ...{ x: 300, y: 0, width: 800, height: 100 },
    });
  });

  it('is the first place also where it is too large', () => {
    expect(readablePart(whole, [whole, card(0)], room)).toEqual(whole);
  });
});
