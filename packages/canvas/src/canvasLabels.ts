import { filled, type Phrase } from '@countersign/drawing';
import type { NodeChangeState, NodeRunState } from './runState.ts';

/** The words of the canvas that a reader hears or sees; the studio gives them in the reader's language. */
export type CanvasLabels = {
  readonly canvas: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly minimap: string;
  readonly note: string;
  readonly removeNote: string;
  readonly noteColor: string;
  readonly group: string;
  readonly groupTitle: string;
  readonly fold: string;
  readonly unfold: string;
  readonly ungroup: string;
  readonly steps: (count: number) => string;
  readonly addAfter: (title: string, port: string) => string;
  readonly insertBetween: (from: string, to: string) => string;
  readonly connection: (from: string, port: string, to: string) => string;
  /** What a card and a wire are, and what can be done with one that has the keyboard. */
  readonly step: string;
  readonly wire: string;
  readonly stepHelp: string;
  readonly wireHelp: string;
  /** The buttons for zooming. */
  readonly controls: string;
  readonly problems: (count: number) => string;
  readonly visits: (count: number) => string;
  readonly phrase: Phrase;
  readonly changes: { readonly [TState in NodeChangeState]: string };
  /** The place of a step in a marked path, from 1. */
  readonly pathPlace: (place: number, count: number) => string;
  /** How many runs took a wire. */
  readonly taken: (count: number) => string;
  readonly states: { readonly [TState in NodeRunState]: string };
};

export const DEFAULT_LABELS: CanvasLabels = {
  canvas: 'Flow',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  minimap: 'Overview map',
  note: 'Note',
  removeNote: 'Remove note',
  noteColor: 'Change colour',
  group: 'Group',
  groupTitle: 'Title of the group',
  fold: 'Fold the group',
  unfold: 'Unfold the group',
  ungroup: 'Dissolve the group',
  steps: (count) => (count === 1 ? '1 step' : `${count} steps`),
  addAfter: (title, port) => `Add a step after ${title}, ${port}`,
  insertBetween: (from, to) => `Insert a step between ${from} and ${to}`,
  phrase: filled,
  connection: (from, port, to) => `${from}, ${port}, leads to ${to}`,
  step: 'step',
  wire: 'connection',
  stepHelp: 'Enter selects the step, the arrow keys then move it, Delete removes it.',
  wireHelp: 'Enter selects the connection, Delete then removes it.',
  controls: 'Zoom',
  problems: (count) => (count === 1 ? '1 problem' : `${count} problems`),
  visits: (count) => `${count} times`,
  changes: { added: 'Added', removed: 'Removed', changed: 'Changed' },
  pathPlace: (place, count) => `Step ${place} of ${count} on this way`,
  taken: (count) => `taken ${count} times`,
  states: {
    done: 'Done',
    active: 'In progress',
    waiting: 'Waiting',
    parked: 'Needs help',
    failed: 'Failed',
    stopped: 'Called off',
    undone: 'Taken back',
  },
};
