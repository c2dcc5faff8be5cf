import {
  type Backtest,
  type PolicyConsequences,
  type PolicyTrialResult,
  policyReferences,
} from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { Alert, Button, Card, Loader, Text, Title } from '@mantine/core';
import { useDeferredValue, useRef } from 'react';
import type { ListedTrials } from '../../../policy/backtest/caseList.ts';
import { useBacktests } from '../../../policy/backtest/useBacktests.ts';
import { type PastCases, usePastCases } from '../../../policy/backtest/usePastCases.ts';
import { useLocale, useT } from '../../../strings/useT.ts';
import { downloadText } from '../../../ui/downloadText.ts';
import { formatDuration } from '../../../ui/formatTime.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import type { Checkpoint } from '../checkpoint.ts';
import { currentTrusts } from '../currentTrusts.ts';
import { BacktestTable } from './BacktestTable.tsx';
import { ConsequenceList } from './ConsequenceList.tsx';
import { consequencesOf } from './consequences.ts';
import { RungResults } from './RungResults.tsx';
import { SlippedErrors } from './SlippedErrors.tsx';

interface BacktestPanelProps {
  readonly checkpoint: Checkpoint;
  /** Null while the draft has mistakes. */
  readonly draft: CheckpointPolicy | null;
  readonly isChanged: boolean;
  /** Cases a week; null while that is not known. */
  readonly perWeek: number | null;
}

/** What the draft would have done with the cases of the past, beside the policy in force, while it is being edited. */
export function BacktestPanel({ checkpoint, draft, isChanged, perWeek }: BacktestPanelProps) {
  const locale = useLocale();
  const { t, language } = locale;
  const valid = useLastValid(draft, checkpoint.policy);
  const policy = useDeferredValue(valid);
  const references = [
    ...new Set([...policyReferences(checkpoint.policy), ...policyReferences(policy)]),
  ].toSorted();
  const past = usePastCases(checkpoint.id, references);
  const consequences = consequencesOf(checkpoint, policy);
  const trials = trialsOf(checkpoint, policy, consequences);
  const { answers, list, ...count } = useBacktests(past.pages, {
    inForce: trials.inForce,
    draft: isChanged ? trials.draft : undefined,
  });
  const { inForce } = answers;
  const drafted = isChanged ? answers.draft : inForce;
  const download = async () => {
    const csv = await list(trials);
    if (csv !== null) downloadText(`${checkpoint.flow}-${checkpoint.key}-cases.csv`, csv, 'text/csv');
  };
  return (
    <Card component="section" aria-label={t('adjust.backtest')} data-backtest>
      <Title order={2}>{t('adjust.backtest')}</Title>
      <ProblemAlert error={past.error} onRetry={past.retry} />
      <ProblemAlert error={count.error} onRetry={count.retry} />
      {draft === null && (
        <Alert color="amber" my="xs">
          {t('adjust.backtest.invalid')}
        </Alert>
      )}
      <Reading past={past} />
      {past.pages !== undefined && past.count > 0 && drafted !== undefined && inForce !== undefined && (
        <>
          <Text size="sm" c="dimmed">
            {t('adjust.backtest.from', { count: judgedOf(drafted.answer) })}{' '}
            {t('adjust.backtest.took', { duration: formatDuration(drafted.ms, language) })}
          </Text>
          <Unjudged answer={drafted.answer} />
          {past.isCut && (
            <Text size="sm" my={4}>
              {t('adjust.backtest.cut', { count: past.count })}
            </Text>
          )}
          <Gone gone={drafted.answer.now.gone} />
          <BacktestTable
            inForce={inForce.answer.now}
            draft={isChanged ? drafted.answer.now : null}
            perWeek={perWeek}
            minutesPerReview={checkpoint.minutesPerReview}
          />
          <SlippedErrors
            pages={past.pages}
            slipped={drafted.answer.now.slipped}
            before={inForce.answer.now.slipped}
          />
          <RungResults policy={policy} answer={drafted.answer} />
          <Text size="xs" c="dimmed" mt="xs">
            {t('adjust.backtest.weighted')}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            mt="xs"
            disabled={!past.isComplete}
            onClick={() => void download()}
          >
            {t('adjust.backtest.download')}
          </Button>
        </>
      )}
      {isChanged && (
        <>
          <Title order={3} mt="md">
            {t('adjust.consequences')}
          </Title>
          <ConsequenceList consequences={consequences} startRung={policy.startRung} />
        </>
      )}
    </Card>
  );
}

/** Cases that somebody has judged, whether they would pass or not. */
const judgedOf = ({ bands }: PolicyTrialResult): number => bands.reduce((sum, { judged }) => sum + judged, 0);

/** Over how many cases what was counted, where that is not the same for all figures. */
function Unjudged({ answer }: { answer: PolicyTrialResult }) {
  const { t } = useLocale();
  const { total } = answer.now;
  const open = total - judgedOf(answer);
  if (open === 0) return null;
  return (
    <Text size="sm" my={4} data-unjudged={open}>
      {t('adjust.backtest.unjudged', { count: open, total })}
    </Text>
  );
}

/** Cases that were deleted, of which only the ledger still tells. */
function Gone({ gone: { cases, losses } }: { gone: Backtest['gone'] }) {
  const { t, language } = useLocale();
  if (cases === 0) return null;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <Text size="sm" my={4} data-gone={cases}>
      {t('adjust.backtest.gone', { count: cases, losses: number.format(losses) })}
    </Text>
  );
}

/** How far reading has come, or that there is nothing to read. */
function Reading({ past: { isComplete, count, error } }: { past: PastCases }) {
  const t = useT();
  if (!isComplete && error === null)
    return (
      <Text size="sm" c="dimmed" role="status">
        <Loader size={14} /> {t('adjust.backtest.loading', { count })}
      </Text>
    );
  if (count > 0 || error !== null) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('adjust.backtest.none')}. {t('adjust.backtest.none.help')}
    </Text>
  );
}

/** The draft as it last made sense: figures do not jump back while a number is half typed. */
function useLastValid(draft: CheckpointPolicy | null, inForce: CheckpointPolicy): CheckpointPolicy {
  const last = useRef(inForce);
  if (draft !== null) last.current = draft;
  return last.current;
}

/** The policy in force on the rungs that hold now, and the draft on those that would hold then. */
const trialsOf = (
  checkpoint: Checkpoint,
  policy: CheckpointPolicy,
  { segments }: PolicyConsequences,
): ListedTrials => ({
  inForce: { policy: checkpoint.policy, rungs: rungsNow(checkpoint), segment: null },
  draft: {
    policy,
    rungs: Object.fromEntries(segments.map(({ segment, to }) => [segment, to])),
    segment: null,
  },
});

const rungsNow = (checkpoint: Checkpoint): Readonly<Record<string, number>> =>
  Object.fromEntries(currentTrusts(checkpoint).map(({ state }) => [state.segment, state.rung]));
