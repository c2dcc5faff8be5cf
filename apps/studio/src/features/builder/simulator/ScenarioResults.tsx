import type { Artefact, Scenario } from '@countersign/model';
import { runScenarios, type ScenarioRun } from '@countersign/simulation';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { sayDifference } from './sayDifference.ts';

type ScenarioResultsProps = {
  readonly artefact: Artefact;
  readonly onOpen?: (scenario: Scenario) => void;
  readonly onPlayed?: (runs: readonly ScenarioRun[]) => void;
};

/** The kept scenarios, played through the draft as it is now. A new result can be marked as the expected one. */
export function ScenarioResults({ artefact, onOpen, onPlayed }: ScenarioResultsProps) {
  const t = useT();
  const { session } = useBuilder();
  const { scenarios } = useDocument();
  const runs = useMemo(() => runScenarios(artefact, scenarios ?? []), [artefact, scenarios]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each time they were played
  useEffect(() => onPlayed?.(runs), [runs]);
  if (runs.length === 0) {
    return (
      <div>
        <Text size="sm" fw={600}>
          {t('simulator.scenarios.none')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('simulator.scenarios.help')}
        </Text>
      </div>
    );
  }
  const failing = runs.filter(({ difference }) => difference !== null);
  const accept = (accepted: readonly ScenarioRun[]) => {
    const changed = accepted.flatMap(({ scenario, result }) =>
      result === null ? [] : [{ ...scenario, expect: result }],
    );
    if (changed.length > 0) session.run({ type: 'putScenarios', scenarios: changed });
  };
  return (
    <Stack gap={6}>
      <Group justify="space-between" role="status">
        <Text size="sm" c={failing.length > 0 ? 'brick' : 'dimmed'}>
          {failing.length === 0
            ? t('simulator.results.ok')
            : t('simulator.results.failing', { count: failing.length })}
        </Text>
        {failing.length > 1 && (
          <Button size="compact-sm" variant="default" onClick={() => accept(failing)}>
            {t('simulator.scenario.acceptAll')}
          </Button>
        )}
      </Group>
      {runs.map((run) => (
        <ScenarioRow key={run.scenario.id} {...{ run, onOpen }} onAccept={() => accept([run])} />
      ))}
    </Stack>
  );
}

type ScenarioRowProps = {
  readonly run: ScenarioRun;
  readonly onOpen: ((scenario: Scenario) => void) | undefined;
  readonly onAccept: () => void;
};

function ScenarioRow({ run, onOpen, onAccept }: ScenarioRowProps) {
  const { t, phrase } = useLocale();
  const { session } = useBuilder();
  const document = useDocument();
  const { scenario, difference, result } = run;
  const remove = () => session.run({ type: 'removeScenarios', scenarios: [scenario.id] });
  return (
    <div data-scenario={scenario.name}>
      <Group gap="xs">
        <Badge color={difference === null ? 'ink' : 'brick'} variant="light">
          {t(difference === null ? 'simulator.scenario.holds' : 'simulator.scenario.differs')}
        </Badge>
        <Text size="sm">{scenario.name}</Text>
        {difference !== null && result !== null && (
          <Button size="compact-xs" variant="default" onClick={onAccept}>
            {t('simulator.scenario.accept')}
          </Button>
        )}
        {onOpen !== undefined && (
          <>
            <Button size="compact-xs" variant="subtle" onClick={() => onOpen(scenario)}>
              {t('simulator.scenario.play')}
            </Button>
            <Button size="compact-xs" variant="subtle" color="brick" onClick={remove}>
              {t('simulator.scenario.remove')}
            </Button>
          </>
        )}
      </Group>
      {difference !== null && (
        <Text size="sm" c="dimmed">
          {sayDifference(difference, { t, phrase, document })}
        </Text>
      )}
    </div>
  );
}
