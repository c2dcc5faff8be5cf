import type { ScenarioResult } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';

/** How a case ended, as the flow calls it; of one that did not, how it stands. */
export const sayEnd = (
  { outcome, status }: Pick<ScenarioResult, 'outcome' | 'status'>,
  t: Translate,
): string => outcome ?? t(`runs.status.${status}`);
