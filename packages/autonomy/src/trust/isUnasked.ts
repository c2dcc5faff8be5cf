import type { RungLine } from '@countersign/model';

/** Whether a rung was narrowed by evidence, without anybody having asked for it. */
export const isUnasked = ({ cause }: Pick<RungLine, 'cause'>): boolean =>
  cause === 'alarm' || cause === 'errors' || cause === 'critical';
