import { Anchor, Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { useLocale } from '../../strings/useT.ts';
import { formatAmount } from '../../ui/formatNumber.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './CheckpointCard.module.css';
import { CheckpointFigures } from './CheckpointFigures.tsx';
import type { Checkpoint } from './checkpoint.ts';
import { shownTrusts } from './currentTrusts.ts';
import { FiguresBoundary } from './FiguresBoundary.tsx';
import { NarrowingSigns } from './NarrowingSigns.tsx';
import { ReviewEverything } from './ReviewEverything.tsx';
import { RungBadge } from './RungBadge.tsx';
import { SwitchedOn } from './SwitchedOn.tsx';
import { TrustProgress } from './TrustProgress.tsx';
import { Unweighed } from './Unweighed.tsx';

/** More case types than this are told of on the checkpoint's own page. */
const SHOWN_SEGMENTS = 3;

/** One checkpoint at a glance: how far its agents may go, what is missing to go further, and what it is worth. */
export function CheckpointCard({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const mayGovern = useMay('govern');
  const { id, title, flow, killSwitch, counts } = checkpoint;
  const params = { workspace, checkpoint: id };
  return (
    <Card component="article" className={classes['card'] ?? ''} data-checkpoint={checkpoint.key}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
        <Title order={3}>
          <Link className={classes['link']} to="/w/$workspace/checkpoints/$checkpoint" params={params}>
            <UntrustedText inline text={title} />
          </Link>
        </Title>
        {counts.open > 0 && (
          <Anchor
            size="xs"
            renderRoot={(props) => (
              <Link {...props} to="/w/$workspace/inbox" params={{ workspace }} search={{ flow }} />
            )}
          >
            {t('flows.openReviews', { count: counts.open })}
          </Anchor>
        )}
      </Group>
      <Unweighed checkpoint={checkpoint} />
      <NarrowingSigns checkpoint={checkpoint} />
      {killSwitch === 'checkpoint' && <SwitchedOn checkpoint={checkpoint} scope={killSwitch} />}
      <FiguresBoundary checkpoint={checkpoint}>
        <Segments checkpoint={checkpoint} />
        <CheckpointFigures checkpoint={checkpoint} />
      </FiguresBoundary>
      <Floors checkpoint={checkpoint} />
      <Group justify="space-between" mt="auto" pt="sm" gap="sm">
        <ReviewEverything scope="checkpoint" id={id} killSwitch={killSwitch} />
        {mayGovern && (
          <Button
            variant="default"
            leftSection={<IconAdjustments size={16} />}
            renderRoot={(props) => (
              <Link {...props} to="/w/$workspace/checkpoints/$checkpoint/adjust" params={params} />
            )}
          >
            {t('checkpoints.adjust')}
          </Button>
        )}
      </Group>
    </Card>
  );
}

function Segments({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const trusts = shownTrusts(checkpoint);
  if (checkpoint.policy.ladder.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('checkpoints.rung.none')}
      </Text>
    );
  if (trusts.length === 0)
    return (
      <Group gap="xs">
        <RungBadge checkpoint={checkpoint} rung={checkpoint.rung} isGiven />
        <Text size="sm" c="dimmed">
          {t('checkpoints.noTrust')}
        </Text>
      </Group>
    );
  const hidden = trusts.length - SHOWN_SEGMENTS;
  const isCut = checkpoint.trustCount > checkpoint.trusts.length;
  return (
    <div>
      {trusts.slice(0, SHOWN_SEGMENTS).map((trust) => (
        <TrustProgress
          key={`${trust.state.segment}/${trust.state.agentVersion}`}
          checkpoint={checkpoint}
          trust={trust}
        />
      ))}
      {hidden > 0 && (
        <Anchor
          size="sm"
          mt="sm"
          display="inline-block"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/w/$workspace/checkpoints/$checkpoint"
              params={{ workspace, checkpoint: checkpoint.id }}
            />
          )}
        >
          {isCut ? t('checkpoints.allSegments') : t('checkpoints.moreSegments', { count: hidden })}
        </Anchor>
      )}
    </div>
  );
}

function Floors({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t, language } = useLocale();
  const { floors, maxAmount } = checkpoint.policy;
  if (floors.length === 0 && maxAmount === undefined) return null;
  return (
    <Group gap={6}>
      <Text size="xs" c="dimmed">
        {t('checkpoints.floor')}
      </Text>
      {maxAmount !== undefined && (
        <Badge color="amber">
          {t('checkpoints.floor.above', { amount: formatAmount(maxAmount, language) })}
        </Badge>
      )}
      {floors.map((floor) => (
        <Badge key={floor.title} color="amber">
          {floor.title}
        </Badge>
      ))}
    </Group>
  );
}
