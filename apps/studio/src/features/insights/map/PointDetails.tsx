import { Anchor, Card, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTrpc } from '../../../api/trpc.ts';
import type { Translate } from '../../../strings/catalogue.ts';
import { useLocale } from '../../../strings/useT.ts';
import { AdjustLink } from '../../../ui/AdjustLink.tsx';
import { Figure, Figures } from '../../../ui/Figure.tsx';
import { formatAmount } from '../../../ui/formatNumber.ts';
import { CostOfError } from './CostOfError.tsx';
import classes from './RiskMap.module.css';
import type { NumberedPoint } from './riskMap.ts';
import { treatmentText } from './treatmentText.ts';

/** One decision point: what was measured, what is advised, where it stands and where to change it. */
export function PointDetails({ point, days }: { point: NumberedPoint; days: number }) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { checkpoint, number, title, flow, flowName, cases, perWeek, cost, treatment } = point;
  const advice = treatment === null ? null : treatmentText(treatment, t);
  return (
    <Card component="section" aria-label={title}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <span className={classes['number']} aria-hidden>
          {number}
        </span>
        <div>
          <Title order={2}>{title}</Title>
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/w/$workspace/flows/$flow" params={{ workspace, flow }} />
            )}
          >
            {flowName}
          </Anchor>
        </div>
      </Group>
      <Figures>
        <Figure
          label={t('map.perWeek')}
          value={formatAmount(perWeek, language)}
          from={t('map.perWeek.from', { count: cases, days })}
        />
        <Figure
          label={t('map.cost')}
          value={cost === null ? '–' : formatAmount(cost.value, language)}
          from={costSource(cost, t)}
        />
      </Figures>
      {advice !== null && (
        <>
          <Title order={3}>{advice.title}</Title>
          <Text size="sm">{advice.help}</Text>
        </>
      )}
      <StartRung point={point} />
      <CostOfError checkpoint={checkpoint} measured={cost} />
      <Group gap="md" mt="md">
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link {...props} to="/w/$workspace/checkpoints/$checkpoint" params={{ workspace, checkpoint }} />
          )}
        >
          {t('map.toCheckpoint')}
        </Anchor>
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/w/$workspace/insights/calibration"
              params={{ workspace }}
              search={{ checkpoint }}
            />
          )}
        >
          {t('insights.tab.calibration')}
        </Anchor>
      </Group>
    </Card>
  );
}

/** Where new case types begin now, and where the map would let them begin. */
function StartRung({ point }: { point: NumberedPoint }) {
  const { t } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { checkpoint, suggestedStartRung: suggested, rungs } = point;
  const start = useQuery(useTrpc().checkpoints.get.queryOptions({ checkpoint })).data?.startRung;
  if (suggested === null || start === undefined) return null;
  const isAsSuggested = start === suggested;
  return (
    <div className={classes['answer']}>
      <Text size="sm" fw={550}>
        {rungs === 0
          ? t('checkpoints.rung.none')
          : t(`map.start.${suggested === 0 ? 'zero' : 'one'}`, { rung: suggested })}
      </Text>
      {rungs > 0 && (
        <Text size="sm" c="dimmed">
          {isAsSuggested ? t('map.start.same') : t('map.start.now', { rung: start })}{' '}
          {!isAsSuggested && (
            <AdjustLink workspace={workspace} checkpoint={checkpoint}>
              {t('checkpoints.adjust')}
            </AdjustLink>
          )}
        </Text>
      )}
    </div>
  );
}

function costSource(cost: NumberedPoint['cost'], t: Translate): string {
  if (cost === null) return t('map.cost.none');
  return cost.source === 'owner'
    ? t('map.cost.from.owner')
    : t(`map.cost.from.${cost.source}`, { count: cost.cases });
}
