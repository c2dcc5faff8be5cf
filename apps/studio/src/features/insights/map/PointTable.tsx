import { Button, Group, Table, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useLocale } from '../../../strings/useT.ts';
import { formatAmount } from '../../../ui/formatNumber.ts';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import { isPlaced, type MapPoint } from './mapPoint.ts';

/** Every gate with its figures, where its cost comes from, and what is recommended. */
export function PointTable({ points }: { points: readonly MapPoint[] }) {
  const { t } = useLocale();
  // Numbered as on the map: those that are drawn first, in the same order.
  const placed = points.filter(isPlaced);
  const others = points.filter((point) => !isPlaced(point));
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table fz="sm" className="cs-numbers">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('map.gate')}</Table.Th>
              <Table.Th>{t('map.x')}</Table.Th>
              <Table.Th>{t('map.y')}</Table.Th>
              <Table.Th>{t('map.treatment')}</Table.Th>
              <Table.Th>{t('map.rung')}</Table.Th>
              <Table.Th>{t('map.suggested')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {placed.map((point, index) => (
              <PointRow key={point.checkpoint} point={point} number={index + 1} />
            ))}
            {others.map((point) => (
              <PointRow key={point.checkpoint} point={point} number={null} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {others.length > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('map.unplaced.help')}
        </Text>
      )}
    </>
  );
}

function PointRow({ point, number }: { point: MapPoint; number: number | null }) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { checkpoint, flowName, title, perWeek, treatment, rung, rungs, suggestedStartRung } = point;
  const figures = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <Table.Tr data-point={title}>
      <Table.Td>
        {number !== null && <strong>{number} </strong>}
        <Link to="/w/$workspace/checkpoints/$checkpoint" params={{ workspace, checkpoint }}>
          <UntrustedText inline text={title} />
        </Link>
        <Text size="xs" c="dimmed" component="div">
          <UntrustedText inline text={flowName} />
        </Text>
      </Table.Td>
      <Table.Td>{figures.format(perWeek)}</Table.Td>
      <Table.Td>
        <Cost point={point} />
      </Table.Td>
      <Table.Td maw={260}>
        {treatment === null ? (
          '–'
        ) : (
          <>
            {t(`map.treatment.${treatment}`)}
            <Text size="xs" c="dimmed">
              {t(`map.treatment.${treatment}.help`)}
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td>{rungs === 0 ? '–' : t('checkpoints.rung.of', { rung, rungs })}</Table.Td>
      <Table.Td>
        {suggestedStartRung === null ? '–' : t('checkpoints.rung', { rung: suggestedStartRung })}
      </Table.Td>
    </Table.Tr>
  );
}

/** The cost is changed where the gate's other figures stand. */
function Cost({ point: { cost, checkpoint, title } }: { point: MapPoint }) {
  const { t, language } = useLocale();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const source =
    cost === null
      ? t('map.cost.none')
      : cost.source === 'owner'
        ? t('map.cost.owner')
        : t(`map.cost.${cost.source}`, { count: cost.cases });
  return (
    <Group gap={6} wrap="nowrap" justify="space-between">
      <div>
        {cost === null ? '–' : formatAmount(cost.value, language)}
        <Text size="xs" c="dimmed">
          {source}
        </Text>
      </div>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('map.cost.edit', { gate: title })}
        renderRoot={(props) => (
          <Link
            {...props}
            to="/w/$workspace/checkpoints/$checkpoint"
            params={{ workspace, checkpoint }}
            hash="costs"
          />
        )}
      >
        {t('map.cost.set')}
      </Button>
    </Group>
  );
}
