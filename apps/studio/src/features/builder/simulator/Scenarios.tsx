import type { Artefact, Scenario } from '@countersign/model';
import { coveredShare, type Suggestions, suggestScenarios } from '@countersign/simulation';
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { useBuilder } from '../BuilderContext.ts';
import { freeScenarioId } from './freeScenarioId.ts';
import { ScenarioResults } from './ScenarioResults.tsx';
import classes from './Simulator.module.css';
import { UncoveredList } from './UncoveredList.tsx';
import type { Simulator } from './useSimulator.ts';

type ScenariosProps = {
  readonly artefact: Artefact;
  readonly simulator: Simulator;
  readonly onPlay: () => void;
};

/** The kept scenarios with what comes of them now, and suggestions for what none of them covers. */
export function Scenarios({ artefact, simulator, onPlay }: ScenariosProps) {
  const open = ({ start, script }: Scenario) => {
    simulator.start(start, script);
    onPlay();
  };
  return (
    <Stack gap="md" className={classes['padded'] ?? ''}>
      <ScenarioResults
        artefact={artefact}
        onOpen={open}
        onPlayed={(runs) => simulator.addStates(runs.flatMap(({ state }) => state ?? []))}
      />
      <Suggesting artefact={artefact} />
    </Stack>
  );
}

function Suggesting({ artefact }: { readonly artefact: Artefact }) {
  const { t, language } = useLocale();
  const { session } = useBuilder();
  const [suggestions, setSuggestions] = useState<Suggestions>();
  const suggest = () => setSuggestions(suggestScenarios(artefact, { startedAt: new Date().toISOString() }));
  const keep = ({ scenarios }: Suggestions) => {
    const taken = [...(session.editing.get().document.scenarios ?? [])];
    for (const scenario of scenarios) taken.push({ ...scenario, id: freeScenarioId(taken) });
    session.run({ type: 'putScenarios', scenarios: taken.slice(-scenarios.length) });
    setSuggestions(undefined);
  };
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" leftSection={<IconSparkles size={16} />} onClick={suggest}>
          {t('simulator.suggest')}
        </Button>
      </Group>
      {suggestions !== undefined && (
        <>
          <Group role="status">
            <Text size="sm">
              {t('simulator.suggested', {
                count: suggestions.scenarios.length,
                share: formatShare(coveredShare(suggestions.coverage), language),
              })}
            </Text>
            <Button
              size="compact-sm"
              disabled={suggestions.scenarios.length === 0}
              onClick={() => keep(suggestions)}
            >
              {t('simulator.suggest.keep')}
            </Button>
          </Group>
          <List size="sm">
            {suggestions.scenarios.map((scenario, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: suggestions never change their order
              <List.Item key={index}>{scenario.name}</List.Item>
            ))}
          </List>
          <UncoveredList artefact={artefact} uncovered={suggestions.uncovered} />
        </>
      )}
    </Stack>
  );
}
