import type { Artefact, Scenario } from '@countersign/model';
import { coveredShare, type Suggestions } from '@countersign/simulation';
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { PlayProgressBar } from './beside/PlayProgressBar.tsx';
import { usePlay } from './beside/usePlay.ts';
import { freeScenarioId } from './freeScenarioId.ts';
import { nameSuggested } from './nameSuggested.ts';
import { UncoveredList } from './UncoveredList.tsx';

/** Scenarios for what the kept ones do not cover, looked for beside the page. */
export function Suggesting({ artefact }: { readonly artefact: Artefact }) {
  const { t } = useLocale();
  const { answer, progress, error, ask, stop, clear } = usePlay<'suggest'>();
  const { session } = useBuilder();
  const suggest = () => {
    const { scenarios: kept = [] } = session.editing.get().document;
    ask({ type: 'suggest', artefact, startedAt: new Date().toISOString(), kept });
  };
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant="default"
          leftSection={<IconSparkles size={16} />}
          disabled={progress !== undefined}
          onClick={suggest}
        >
          {t('simulator.suggest')}
        </Button>
      </Group>
      <PlayProgressBar counts="ways" progress={progress} onStop={stop} />
      <ProblemAlert error={error} />
      {answer !== undefined && <Suggested artefact={artefact} suggestions={answer} onKept={clear} />}
    </Stack>
  );
}

type SuggestedProps = {
  readonly artefact: Artefact;
  readonly suggestions: Suggestions;
  readonly onKept: () => void;
};

function Suggested({ artefact, suggestions, onKept }: SuggestedProps) {
  const { t, phrase, language } = useLocale();
  const { session } = useBuilder();
  const { scenarios, coverage, uncovered } = suggestions;
  const before = useDocument().scenarios ?? [];
  const hasKept = before.length > 0;
  const sayFound = (count: number): string => {
    const share = formatShare(coveredShare(coverage), language);
    if (!hasKept) return t('simulator.suggested', { count, share });
    return count === 0
      ? t('simulator.suggested.none', { share })
      : t('simulator.suggested.more', { count, share });
  };
  const names = nameSuggested(artefact, scenarios, { t, phrase, kept: before.map(({ name }) => name) });
  const keep = () => {
    const taken: Pick<Scenario, 'id'>[] = [...(session.editing.get().document.scenarios ?? [])];
    const kept = scenarios.map(({ turns, ...scenario }, index): Scenario => {
      const named = { ...scenario, id: freeScenarioId(taken), name: names[index] ?? '' };
      taken.push(named);
      return named;
    });
    session.run({ type: 'putScenarios', scenarios: kept });
    onKept();
  };
  return (
    <>
      <Group role="status">
        <Text size="sm">{sayFound(scenarios.length)}</Text>
        <Button size="compact-sm" disabled={scenarios.length === 0} onClick={keep}>
          {t('simulator.suggest.keep')}
        </Button>
      </Group>
      <List size="sm">
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: suggestions never change their order
          <List.Item key={index}>{name}</List.Item>
        ))}
      </List>
      <UncoveredList artefact={artefact} uncovered={uncovered} />
    </>
  );
}
