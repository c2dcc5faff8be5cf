import type { RouterOutput } from '../../../api/trpc.ts';

export type Calibration = RouterOutput['insights']['calibration'];
export type Report = NonNullable<Calibration['report']>;
export type Bin = Report['bins'][number];
