import { caseTypeOf } from '@countersign/model';
import type { Translate } from '../strings/catalogue.ts';

/** Case types of earlier releases may be of any length; nobody reads more of one. */
const LONGEST = 120;

/** Runs without a case type share one segment, which people know as “all cases”. */
export function segmentName(segment: string, t: Translate): string {
  if (segment === 'default') return t('checkpoints.everyCase');
  const name = caseTypeOf(segment) ?? segment;
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST)}…`;
}
