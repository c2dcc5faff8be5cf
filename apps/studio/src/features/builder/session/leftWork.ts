import type { FlowDocument, FlowMerge, NewNames, Side, Three } from '@countersign/model';
import { calledAnew, clashingNames } from './apart.ts';
import { arrivalOf } from './arrivalOf.ts';
import { catchUp } from './catchUp.ts';
import type { FlowDraft } from './flowDraft.ts';
import type { Unfinished } from './unfinished.ts';
import type { Work } from './work.ts';

/** Work of a closed window as it can be taken over: what to merge, and what is half written in forms. */
export type LeftWork = {
  readonly flows: Three<FlowDocument>;
  readonly unfinished: Unfinished;
  /** What was called anew in it. */
  readonly names: NewNames | undefined;
};

/**
 * What there is to merge when work of a closed window is taken into the document that is open. What was added in both is
 * kept twice: that of the closed window is called anew. `savers` says whether its last save arrived.
 */
export function leftWork(work: Work, present: FlowDocument, savers: FlowDraft['savers']): LeftWork {
  const { editing, revision, sending, saver } = work;
  const unanswered = sending === undefined ? undefined : { saver: saver ?? '' };
  const arrival = saver === undefined && unanswered ? 'unknown' : arrivalOf(unanswered, savers, revision);
  const base = arrival === 'arrived' && sending !== undefined ? sending : work.base;
  const names = clashingNames(editing, { base, theirs: present, isMixed: arrival === 'unknown' });
  const { document, unfinished } = names === undefined ? editing : calledAnew(editing, names);
  return { flows: { base, mine: present, theirs: document }, unfinished, names };
}

/** The open document with the work of a closed window in it, which makes way where both added something. */
export const withLeftWork = (
  { flows, names }: LeftWork,
  choices: ReadonlyMap<string, Side> = new Map(),
): FlowMerge => catchUp(flows, { names, choices, later: 'theirs' });

/** Whether it can be taken over without a question. */
export const isPlain = (left: LeftWork): boolean => withLeftWork(left).conflicts.length === 0;
