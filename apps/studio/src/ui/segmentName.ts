import type { Translate } from '../strings/catalogue.ts';

/** Runs without a case type share one segment, which people know as “all cases”. */
export const segmentName = (segment: string, t: Translate): string =>
  segment === 'default' ? t('checkpoints.everyCase') : segment.replace(/^=(?==*default$)/, '');
