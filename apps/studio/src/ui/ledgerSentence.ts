import type { LedgerEntry, WideningEvidence } from '@countersign/model';
import type { Translate } from '../strings/catalogue.ts';
import { formatRate, formatShare } from './formatNumber.ts';

type LedgerTone = 'gray' | 'ink' | 'amber' | 'brick' | 'sky' | 'plum';

/** One line of the ledger in words. `details` stand behind it, most telling first. */
export interface LedgerSentence {
  readonly title: string;
  readonly details: readonly string[];
  readonly tone: LedgerTone;
  /** The case it names. */
  readonly runId: string | null;
  readonly reviewId: string | null;
}

type Words = { readonly t: Translate; readonly language: string };
type Entry<TType extends LedgerEntry['type']> = Extract<LedgerEntry, { type: TType }>;

/** Says what a line of the ledger means; names in it are already those of people. */
export function ledgerSentence(entry: LedgerEntry, words: Words): LedgerSentence {
  const { t } = words;
  switch (entry.type) {
    case 'decided':
      return ofCase(entry, decidedTitle(entry, t), decidedDetails(entry, words), 'gray');
    case 'sampled':
      return ofCase(entry, t(entry.lanes.length > 0 ? 'ledger.sampled' : 'ledger.notSampled'), [], 'sky');
    case 'verdict':
      return verdictSentence(entry, words);
    case 'overdue':
      return ofCase(entry, t(entry.withdrawn === true ? 'ledger.withdrawn' : 'ledger.overdue'), [], 'brick');
    case 'voided':
      return ofCase(entry, t('ledger.voided'), [], 'gray');
    case 'policy':
      return plain(
        t('ledger.policy', { version: entry.version }),
        [t('ledger.by', { actor: entry.actor })],
        'plum',
      );
    case 'epoch': {
      const { epoch, rung, cause } = entry;
      const title = t(`ledger.epoch.${cause}`, { epoch, rung });
      return plain(title, cause === 'first' ? [] : [t('ledger.epoch.help')], 'sky');
    }
    case 'proposed':
      return plain(
        t('ledger.proposed', { from: entry.from, to: entry.to }),
        [evidenceText(entry.evidence, words)],
        'amber',
      );
    case 'lapsed':
      return plain(t('ledger.lapsed', { to: entry.to }), [evidenceText(entry.evidence, words)], 'gray');
    case 'answered':
      return answerSentence(entry, t);
    case 'acknowledged':
      return plain(t('ledger.acknowledged', { actor: entry.actor, line: entry.narrowing }), [], 'gray');
    case 'rung':
      return rungSentence(entry, t);
  }
}

/** What spoke for a widening, on one line. */
function evidenceText({ n, errors, bound }: WideningEvidence, { t, language }: Words): string {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return t('ledger.evidence', {
    count: n,
    errors: numbers.format(errors),
    bound: formatRate(bound, language),
  });
}

const decidedTitle = ({ decision, rung }: Entry<'decided'>, t: Translate): string =>
  decision === 'passed' ? t('ledger.passed', { rung }) : t('ledger.held');

function decidedDetails({ confidence, lanes }: Entry<'decided'>, { t, language }: Words): readonly string[] {
  const sure = t('ledger.confidence', { percent: formatShare(confidence, language) });
  return lanes !== undefined && lanes.length > 0 ? [sure, t('ledger.checked')] : [sure];
}

function verdictSentence(entry: Entry<'verdict'>, words: Words): LedgerSentence {
  const { t } = words;
  const title = t('ledger.verdict', { actor: entry.actor, verdict: verdictWord(entry.verdict, t) });
  const details = [
    ...(entry.late === true ? [t('ledger.late')] : []),
    lossText(entry.loss, words),
    ...(entry.critical === true ? [t('ledger.critical')] : []),
    ...(entry.final === false ? [t('ledger.notFinal')] : []),
  ];
  const tone = entry.loss === null ? 'gray' : entry.loss > 0 ? 'brick' : 'ink';
  return { title, details, tone, runId: entry.runId, reviewId: entry.reviewId };
}

function lossText(loss: number | null, { t, language }: Words): string {
  if (loss === null) return t('ledger.loss.none');
  if (loss === 0) return t('ledger.loss.right');
  return loss === 1
    ? t('ledger.loss.wrong')
    : t('ledger.loss.part', { percent: formatShare(loss, language) });
}

function verdictWord(verdict: string, t: Translate): string {
  switch (verdict) {
    case 'approve':
    case 'edit':
    case 'reject':
    case 'sendBack':
    case 'escalate':
    case 'correct':
    case 'incorrect':
      return t(`verdict.done.${verdict}`);
    default:
      return verdict;
  }
}

function answerSentence({ answer, actor, to, more, message }: Entry<'answered'>, t: Translate) {
  const details = message === undefined || message === '' ? [] : [`“${message}”`];
  const tone = answer === 'ratified' ? 'ink' : 'gray';
  const title =
    answer === 'deferred'
      ? t('ledger.deferred', { actor, to, more: more ?? 0 })
      : t(`ledger.${answer}`, { actor, to });
  return plain(title, details, tone);
}

function rungSentence({ cause, from, to, actor, case: named }: Entry<'rung'>, t: Translate): LedgerSentence {
  const title =
    cause === 'ratified' || cause === 'automatic'
      ? t(`ledger.widened.${cause}`, { from, to })
      : t(`ledger.narrowed.${cause}`, { from, to, actor: actor ?? '' });
  const tone = to > from ? 'ink' : 'brick';
  return { title, details: [], tone, runId: named?.runId ?? null, reviewId: named?.reviewId ?? null };
}

const plain = (title: string, details: readonly string[], tone: LedgerTone): LedgerSentence => ({
  ...{ title, details, tone },
  runId: null,
  reviewId: null,
});

const ofCase = (
  entry: { readonly runId: string; readonly reviewId?: string | null },
  title: string,
  details: readonly string[],
  tone: LedgerTone,
): LedgerSentence => ({ title, details, tone, runId: entry.runId, reviewId: entry.reviewId ?? null });
