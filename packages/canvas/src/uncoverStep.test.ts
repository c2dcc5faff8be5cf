import { describe, expect, it } from 'vitest';
import { shiftToUncover } from './uncoverStep.ts';

const HALF = { x: 100, y: 0, zoom: 0.5 };

describe('shiftToUncover', () => {
  it('brings a card that is covered beside what covers it', () => {
    const shift = shiftToUncover({ x: 1600, width: 200 }, HALF, 800);
    expect(1600 * 0.5 + 100 - shift + 100).toBe(780);
  });

  it('does the same with one of which only a part is covered', () => {
    expect(shiftToUncover({ x: 1300, width: 200 }, HALF, 800)).toBe(70);
  });

  it('leaves a card alone that can be seen', () => {
    expect(shiftToUncover({ x: 1100, width: 200 }, HALF, 800)).toBe(0);
    expect(shiftToUncover({ x: -900, width: 200 }, HALF, 800)).toBe(0);
  });

  it('leaves a card alone that was uncovered before, wherever the view was', () => {
    const card = { x: 960, width: 240 };
    for (let step = 0; step < 200; step += 1) {
      const view = { x: step * 0.7, y: 0, zoom: 0.8 + step / 1000 };
      const shift = shiftToUncover(card, view, 920);
      expect(shift).toBeGreaterThan(0);
      expect(shiftToUncover(card, { ...view, x: view.x - shift }, 920)).toBe(0);
    }
  });

  it('leaves the view alone where the card would find no room', () => {
    expect(shiftToUncover({ x: 100, width: 200 }, HALF, 110)).toBe(0);
  });
});
