import type { Viewport } from '@xyflow/react';
import type { Edges } from './snapping.ts';

/** One of several views that show the same place. */
export type LinkedView = {
  /** Goes where another view went. */
  readonly follow: (viewport: Viewport) => void;
  /** Brings a part of the flow into the middle, as large as it can be read. */
  readonly bring: (place: Edges) => void;
};

/** Keeps several views at one place and one zoom: where one of them is moved, the others go too. */
export type ViewLink = {
  /** Takes a view in; answers how it is let go. */
  readonly join: (view: LinkedView) => () => void;
  /** A view was moved, by a hand or by itself. */
  readonly moved: (view: LinkedView, viewport: Viewport) => void;
  /** Brings a part of the flow into the middle of every view. */
  readonly show: (place: Edges) => void;
};

export function createViewLink(): ViewLink {
  const views = new Set<LinkedView>();
  let isFollowing = false;
  return {
    join(view) {
      views.add(view);
      return () => views.delete(view);
    },
    moved(view, viewport) {
      // A view that follows tells of its move, too.
      if (isFollowing) return;
      isFollowing = true;
      for (const other of views) if (other !== view) other.follow(viewport);
      isFollowing = false;
    },
    show(place) {
      const [first] = views;
      first?.bring(place);
    },
  };
}
