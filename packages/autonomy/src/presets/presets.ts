import type { CheckpointPolicy } from '@countersign/model';

/** What a preset decides; ladder, floors and amounts stay the owner's. */
export type Preset = Pick<
  CheckpointPolicy,
  | 'tolerance'
  | 'risk'
  | 'rule'
  | 'target'
  | 'spending'
  | 'widening'
  | 'ratifiedBy'
  | 'probationRung'
  | 'breakers'
>;

export type PresetName = 'cautious' | 'balanced' | 'fast';

const COMMON = {
  rule: { type: 'eprocess' },
  target: 'band',
  widening: 'proposed',
  probationRung: 0,
} as const;

/**
 * Three ways to be strict that need no statistics to choose from. Cautious: one wrong decision in a hundred, all retries
 * share one risk, two owners agree, and three errors among the last twenty checks narrow at once. Balanced: two in a
 * hundred at the usual risk. Fast: five in a hundred at twice the risk.
 */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  cautious: {
    ...COMMON,
    ...{ tolerance: 0.01, risk: 0.05, spending: 'lifetime', ratifiedBy: 'twoOwners' },
    breakers: { alarmAt: 2_000, errors: { count: 3, window: 20 } },
  },
  balanced: {
    ...COMMON,
    ...{ tolerance: 0.02, risk: 0.05, spending: 'epoch', ratifiedBy: 'owner' },
    breakers: { alarmAt: 5_000 },
  },
  fast: {
    ...COMMON,
    ...{ tolerance: 0.05, risk: 0.1, spending: 'epoch', ratifiedBy: 'owner' },
    breakers: { alarmAt: 5_000 },
  },
};
