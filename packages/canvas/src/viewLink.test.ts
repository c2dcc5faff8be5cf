import type { Viewport } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import { createViewLink, type LinkedView, type ViewLink } from './viewLink.ts';

/** A view that tells of each of its moves, as React Flow does, and remembers where it went. */
function aView(link: ViewLink) {
  const seen: Viewport[] = [];
  const view: LinkedView = {
    follow: (viewport) => {
      seen.push(viewport);
      link.moved(view, viewport);
    },
    bring: ({ x, y }) => link.moved(view, { x: -x, y: -y, zoom: 1 }),
  };
  return { view, seen };
}

describe('linked views', () => {
  it('go where one of them is moved, once', () => {
    const link = createViewLink();
    const [left, right] = [aView(link), aView(link)];
    link.join(left.view);
    link.join(right.view);
    link.moved(left.view, { x: 10, y: 20, zoom: 0.5 });
    expect(right.seen).toEqual([{ x: 10, y: 20, zoom: 0.5 }]);
    expect(left.seen).toEqual([]);
    link.moved(right.view, { x: 0, y: 0, zoom: 1 });
    expect(left.seen).toEqual([{ x: 0, y: 0, zoom: 1 }]);
  });

  it('show a place together', () => {
    const link = createViewLink();
    const [left, right] = [aView(link), aView(link)];
    link.join(left.view);
    link.join(right.view);
    link.show({ x: 300, y: 40, width: 248, height: 96 });
    expect(right.seen).toEqual([{ x: -300, y: -40, zoom: 1 }]);
  });

  it('are left alone once they are let go', () => {
    const link = createViewLink();
    const [left, right] = [aView(link), aView(link)];
    link.join(left.view);
    const leave = link.join(right.view);
    leave();
    link.moved(left.view, { x: 10, y: 20, zoom: 0.5 });
    expect(right.seen).toEqual([]);
  });
});
