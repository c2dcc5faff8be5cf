import type { Treatment } from '@countersign/autonomy';
import type { Translate } from '../../../strings/catalogue.ts';

/** The regions as they lie on the map: costly above, often at the right. */
export const REGIONS: readonly Treatment[] = ['keepReviewing', 'earnSlowly', 'passAndSample', 'earnFast'];

/** The name of a region and what is advised there. */
export const treatmentText = (treatment: Treatment, t: Translate) => ({
  title: t(`map.treatment.${treatment}`),
  where: t(`map.treatment.${treatment}.where`),
  help: t(`map.treatment.${treatment}.help`),
});
