import { Button, Card, SimpleGrid, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useLocale } from '../../strings/useT.ts';
import { CheckpointFigures } from './CheckpointFigures.tsx';
import { CheckpointFrame, useCheckpointParams } from './CheckpointFrame.tsx';
import { Costs } from './Costs.tsx';
import type { Checkpoint } from './checkpoint.ts';
import { shownTrusts } from './currentTrusts.ts';
import { DailyChart } from './DailyChart.tsx';
import { FiguresBoundary } from './FiguresBoundary.tsx';
import { Ladder } from './Ladder.tsx';
import { Narrowings } from './Narrowings.tsx';
import { NarrowNow } from './NarrowNow.tsx';
import { ReviewEverything } from './ReviewEverything.tsx';
import { SwitchedOn } from './SwitchedOn.tsx';
import { TrustCard } from './TrustCard.tsx';
import { Unweighed } from './Unweighed.tsx';
import { OpenWidenings } from './widening/OpenWidenings.tsx';

/** Case types are the callers', and may be thousands. */
const SEGMENTS_AT_ONCE = 20;

/** Why does this agent stand where it stands? Evidence, checks and figures of one checkpoint, and the brakes. */
export function StandingPage() {
  const { workspace, checkpoint } = useCheckpointParams();
  return (
    <CheckpointFrame workspace={workspace} checkpoint={checkpoint}>
      {(found) => <Standing checkpoint={found} />}
    </CheckpointFrame>
  );
}

function Standing({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useLocale();
  const [shown, setShown] = useState(SEGMENTS_AT_ONCE);
  const trusts = shownTrusts(checkpoint);
  const hidden = trusts.length - shown;
  const { policy, id, killSwitch } = checkpoint;
  return (
    <>
      <Unweighed checkpoint={checkpoint} />
      {killSwitch !== null && <SwitchedOn checkpoint={checkpoint} scope={killSwitch} />}
      <OpenWidenings checkpoints={[checkpoint]} />
      <Narrowings checkpoint={checkpoint} />
      <FiguresBoundary checkpoint={checkpoint}>
        <CheckpointFigures checkpoint={checkpoint} />
      </FiguresBoundary>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" style={{ alignItems: 'start' }}>
        <Stack gap="md">
          {trusts.slice(0, shown).map((trust) => (
            <FiguresBoundary
              key={`${trust.state.segment}/${trust.state.agentVersion}`}
              checkpoint={checkpoint}
            >
              <TrustCard checkpoint={checkpoint} trust={trust} />
            </FiguresBoundary>
          ))}
          {hidden > 0 && (
            <Button variant="default" onClick={() => setShown(shown + SEGMENTS_AT_ONCE)}>
              {t('checkpoints.moreSegments', { count: hidden })}
            </Button>
          )}
          <Card>
            <Title order={2}>{t('checkpoints.ladder')}</Title>
            <Ladder policy={policy} />
          </Card>
        </Stack>
        <Stack gap="md">
          <Card>
            <DailyChart checkpoint={id} />
          </Card>
          <Card>
            <Title order={2} mb="sm">
              {t('checkpoints.switch')}
            </Title>
            <ReviewEverything scope="checkpoint" id={id} killSwitch={killSwitch} />
            <NarrowNow checkpoint={checkpoint} />
          </Card>
          <Costs key={`${checkpoint.costOfError}-${checkpoint.minutesPerReview}`} checkpoint={checkpoint} />
        </Stack>
      </SimpleGrid>
    </>
  );
}
