import type { Artefact } from '@countersign/model';
import { coveredShare } from '@countersign/simulation';
import { Progress, Stack, Text } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import classes from './Simulator.module.css';
import { UncoveredList } from './UncoveredList.tsx';
import type { Simulator } from './useSimulator.ts';

type CoverageListProps = { readonly artefact: Artefact; readonly simulator: Simulator };

/** How much of the flow has been played, and what is left. */
export function CoverageList({ artefact, simulator: { coverage, isOutdated } }: CoverageListProps) {
  const { t, language } = useLocale();
  if (coverage === null) return null;
  const share = coveredShare(coverage);
  const text = t('simulator.coverage', { share: formatShare(share, language) });
  return (
    <Stack gap="xs" className={classes['padded'] ?? ''} maw={640}>
      <Text size="sm">{text}</Text>
      <Progress value={share * 100} aria-label={text} />
      {isOutdated && (
        <Text size="sm" c="dimmed">
          {t('simulator.coverage.before')}
        </Text>
      )}
      <UncoveredList artefact={artefact} uncovered={coverage.uncovered} />
    </Stack>
  );
}
