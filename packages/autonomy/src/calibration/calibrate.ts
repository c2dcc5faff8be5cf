import type { LabelledConfidence } from './labelledConfidence.ts';
import { type PavBlock, pav, predictPav } from './pav.ts';
import { type Platt, platt, predictPlatt } from './platt.ts';

/** From so many labels on a step function is fitted, below a line in the log odds. */
const ENOUGH_FOR_STEPS = 200;

/** A fitted calibration, plain JSON so that it can be kept under a version; `n` is how many labels it saw. */
export type Calibrator =
  | { readonly type: 'pav'; readonly blocks: readonly PavBlock[]; readonly n: number }
  | { readonly type: 'platt'; readonly fit: Platt; readonly n: number };

/**
 * Fits a calibration to past labels: isotonic from 200 labels on, Platt's below. `n` is how many there are, where `cases`
 * are sums of several. Descriptive only: thresholds stay on
 * the raw confidence, because a calibration refitted on the evidence would void the guarantee.
 */
export const calibrate = (cases: readonly LabelledConfidence[], n = cases.length): Calibrator =>
  n >= ENOUGH_FOR_STEPS ? { type: 'pav', blocks: pav(cases), n } : { type: 'platt', fit: platt(cases), n };

/** The calibrated probability that a case of this confidence is correct. */
export const calibratedConfidence = (calibrator: Calibrator, c: number): number =>
  calibrator.type === 'pav' ? predictPav(calibrator.blocks, c) : predictPlatt(calibrator.fit, c);
