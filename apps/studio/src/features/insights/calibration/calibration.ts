import type { RouterOutput } from '../../../api/trpc.ts';

export type Calibration = RouterOutput['insights']['calibration'];
export type CalibrationReport = NonNullable<Calibration['report']>;
/** Labels of about the same confidence. */
export type Bin = CalibrationReport['bins'][number];
