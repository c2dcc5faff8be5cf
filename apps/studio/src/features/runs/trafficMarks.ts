import type { CanvasMarks, FlowRunState, StepBadge } from '@countersign/canvas';
import type { FlowEdge } from '@countersign/model';
import type { RouterOutput } from '../../api/trpc.ts';
import type { Translate } from '../../strings/catalogue.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { formatRelative } from '../../ui/formatTime.ts';

export type Traffic = RouterOutput['flows']['traffic'];
type StepTraffic = Traffic['steps'][string];

/** What a reader needs to be told in: language, words and the moment of reading in ms. */
export type Reading = { readonly t: Translate; readonly language: string; readonly now: number };

/**
 * The counts on the drawing: wires that were taken, and steps where something waits or was done. Nobody enters a trigger:
 * runs begin there, which the wires behind it tell.
 */
export function trafficState(
  { edges, steps }: Traffic,
  wires: readonly Pick<FlowEdge, 'id' | 'source'>[] = [],
): FlowRunState {
  const left = wires.filter(({ id }) => (edges[id] ?? 0) > 0).map(({ source }) => [source, 'done'] as const);
  const nodes = Object.entries(steps).flatMap(([id, step]) => {
    const state = step.parked > 0 ? 'parked' : step.waiting ? 'waiting' : step.entered > 0 ? 'done' : null;
    return state === null ? [] : [[id, state] as const];
  });
  return { nodes: Object.fromEntries([...left, ...nodes]), edges, isTotal: true };
}

/** A few words under each step where somebody waits, a sampler picks or something needs help. */
export function trafficMarks({ steps }: Traffic, reading: Reading): CanvasMarks {
  const badges = Object.entries(steps).flatMap(([id, step]): [string, StepBadge][] => {
    const badge = badgeOf(step, reading);
    return badge === null ? [] : [[id, badge]];
  });
  return { badges: new Map(badges) };
}

function badgeOf(step: StepTraffic, { t, language, now }: Reading): StepBadge | null {
  if (step.parked > 0) {
    const text = t('traffic.parked', { count: step.parked });
    return { text, brief: text, weight: 'urgent' };
  }
  const { waiting } = step;
  if (waiting !== null) {
    const oldest = formatRelative(waiting.oldestAt, now, language);
    const words = [t('traffic.waiting', { count: waiting.count, oldest })];
    if (waiting.overdue > 0) words.push(t('traffic.overdue', { count: waiting.overdue }));
    const weight = waiting.overdue > 0 ? 'urgent' : waiting.overOneDay > 0 ? 'late' : 'calm';
    const brief = t('traffic.waiting.brief', { count: waiting.count });
    return { text: words.join(' · '), brief, weight };
  }
  const sampled = sampledWords(step, { t, language, now });
  if (sampled === null) return null;
  const brief = formatShare(step.sampled / (step.sampled + step.skipped), language);
  return { text: sampled, brief, weight: 'calm' };
}

/** Which share of what came to a sampler it picked; null for other steps and where nothing came. */
export function sampledWords({ sampled, skipped }: StepTraffic, { t, language }: Reading): string | null {
  const all = sampled + skipped;
  if (all === 0) return null;
  return t('traffic.sampled', { share: formatShare(sampled / all, language), picked: sampled, all });
}
