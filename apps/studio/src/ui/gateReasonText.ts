import type { GateReason } from '@countersign/model';
import type { Translate } from '../strings/catalogue.ts';
import type { Phrase } from '../strings/createPhrase.ts';
import { sayProblem } from '../strings/sayProblem.ts';
import { formatAmount, formatShare } from './formatNumber.ts';

/** Why a case passed or was held, as one sentence of the reader's language. */
export function gateReasonText(
  reason: GateReason,
  { t, language, phrase }: { t: Translate; language: string; phrase: Phrase },
): string {
  const amount = (value: number) => formatAmount(value, language);
  const share = (value: number) => formatShare(value, language);
  switch (reason.type) {
    case 'killSwitch':
      return t(`reason.killSwitch.${reason.scope}`);
    case 'floor':
      return t('reason.floor', { title: reason.title });
    case 'amountFloor':
      return t('reason.amountFloor', { amount: amount(reason.amount), limit: amount(reason.limit) });
    case 'reviewEverything':
      return t('reason.reviewEverything');
    case 'unweighed':
      return t(`reason.unweighed.${reason.field}`);
    case 'exception':
      return t('reason.exception', { title: reason.title });
    case 'lowConfidence':
      return t('reason.lowConfidence', {
        confidence: share(reason.confidence),
        minimum: share(reason.minConfidence),
      });
    case 'overAmount':
      return t('reason.overAmount', { amount: amount(reason.amount), limit: amount(reason.maxAmount) });
    case 'condition':
      return t('reason.condition', { expression: reason.expression });
    case 'undecidable':
      return t('reason.undecidable', { message: sayProblem(reason.message, phrase) });
    case 'secondApproval':
      return t('reason.secondApproval', { first: reason.first });
    case 'escalated':
      return reason.message === undefined
        ? t('reason.escalated', { who: reason.by })
        : t('reason.escalatedWith', { who: reason.by, message: reason.message });
    case 'passed':
      return t('reason.passed', { confidence: share(reason.confidence) });
    case 'withdrawn':
      return t('reason.withdrawn');
    case 'sampled':
      return t(`reason.sampled.${reason.lane}`, { percent: share(reason.probability) });
  }
}
