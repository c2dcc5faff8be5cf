import { describe, expect, it } from 'vitest';
import { viewAfterLoss } from './keepInView.ts';

const AS_DRAWN = { x: 0, y: 0, zoom: 1 };
const card = (x: number, y: number) => ({ x, y, width: 200, height: 80 });

describe('viewAfterLoss', () => {
  it('leaves the view alone while all that was seen still is', () => {
    const room = { width: 800, height: 300 };
    expect(viewAfterLoss(AS_DRAWN, [card(20, 20), card(300, 180)], { room, lost: 300 })).toBeUndefined();
  });

  it('shows all again where all was seen', () => {
    const boxes = [card(20, 20), card(300, 480)];
    const view = viewAfterLoss(AS_DRAWN, boxes, { room: { width: 800, height: 300 }, lost: 300 });
    expect(view?.zoom).toBeLessThan(1);
    expect((view?.y ?? 0) + 560 * (view?.zoom ?? 1)).toBeLessThan(300);
  });

  it('keeps the middle in the middle where nothing of a larger flow would be left', () => {
    const boxes = [card(20, 300), card(3000, 300)];
    const view = viewAfterLoss(AS_DRAWN, boxes, { room: { width: 390, height: 240 }, lost: 400 });
    expect(view).toEqual({ x: 0, y: -200, zoom: 1 });
  });

  it('leaves a larger flow alone as long as one of its steps can be seen', () => {
    const boxes = [card(20, 20), card(20, 300), card(3000, 300)];
    expect(viewAfterLoss(AS_DRAWN, boxes, { room: { width: 390, height: 240 }, lost: 400 })).toBeUndefined();
  });

  it('leaves a view alone in which nothing was', () => {
    expect(
      viewAfterLoss({ x: 0, y: -5000, zoom: 1 }, [card(0, 0)], {
        room: { width: 390, height: 240 },
        lost: 400,
      }),
    ).toBeUndefined();
  });
});
