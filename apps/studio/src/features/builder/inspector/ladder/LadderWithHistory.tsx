import { policyReferences } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useTrpc } from '../../../../api/trpc.ts';
import { useBacktests } from '../../../../policy/backtest/useBacktests.ts';
import { usePastCases } from '../../../../policy/backtest/usePastCases.ts';
import { useLocale } from '../../../../strings/useT.ts';
import { AdjustLink } from '../../../../ui/AdjustLink.tsx';
import { useBuilder } from '../../BuilderContext.ts';
import { LadderPicture } from './LadderPicture.tsx';

type LadderWithHistoryProps = {
  readonly policy: CheckpointPolicy;
  /** Under which the gate's checkpoint is kept. */
  readonly checkpointKey: string;
};

/** The ladder with what past cases say about each rung, once the gate has a checkpoint. */
export function LadderWithHistory({ policy, checkpointKey }: LadderWithHistoryProps) {
  const { flow } = useBuilder();
  const checkpoints = useQuery(useTrpc().checkpoints.list.queryOptions());
  const own = checkpoints.data?.find((known) => known.flow === flow && known.key === checkpointKey);
  if (own === undefined) return <LadderPicture policy={policy} />;
  return <Measured policy={policy} checkpoint={own.id} />;
}

function Measured({ policy, checkpoint }: { policy: CheckpointPolicy; checkpoint: string }) {
  const { t, language } = useLocale();
  const { workspace } = useBuilder();
  const draft = useDeferredValue(policy);
  const references = useMemo(() => [...policyReferences(draft)].toSorted(), [draft]);
  const past = usePastCases(checkpoint, references);
  const { answers } = useBacktests(past.pages, { ladder: { policy: draft, rungs: {}, segment: null } });
  const history = answers.ladder?.answer.byRung.map(({ estimate: { passed, cases } }) => ({ passed, cases }));
  return (
    <>
      <LadderPicture policy={policy} history={history} />
      <Text size="xs" c="dimmed">
        {past.count > 0 &&
          history !== undefined &&
          `${t('inspector.ladder.past', { count: new Intl.NumberFormat(language).format(past.count) })} `}
        {t('inspector.ladder.living')}{' '}
        <AdjustLink workspace={workspace} checkpoint={checkpoint} size="xs">
          {t('inspector.ladder.adjust')}
        </AdjustLink>
      </Text>
    </>
  );
}
