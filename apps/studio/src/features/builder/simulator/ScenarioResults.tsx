import type { Artefact, Scenario } from '@countersign/model';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { PlayProgressBar } from './beside/PlayProgressBar.tsx';
import type { PlayedScenario } from './beside/playScenarios.ts';
import { usePlay } from './beside/usePlay.ts';
import { sayDifference } from './sayDifference.ts';

type ScenarioResultsProps = {
  readonly artefact: Artefact;
  readonly onOpen?: (scenario: Scenario) => void;
  /** Told each time they were played; with none of them when they could not be, or were not to be. */
  readonly onPlayed: (runs: readonly PlayedScenario[]) => void;
};

/** The kept scenarios, played through the draft as it is now. A new result can be marked as the expected one. */
export function ScenarioResults({ artefact, onOpen, onPlayed }: ScenarioResultsProps) {
  const t = useT();
  const { session } = useBuilder();
  const { scenarios = NONE } = useDocument();
  const { answer, progress, error, stop, again } = usePlayed({ artefact, scenarios, onPlayed });
  if (scenarios.length === 0) {
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
  const runs = runsOf(scenarios, answer ?? []);
  const failing = runs.filter(({ difference }) => difference !== null);
  const accept = (accepted: readonly PlayedScenario[]) => {
    const changed = accepted.flatMap(({ scenario, result }) =>
      result === null ? [] : [{ ...scenario, expect: result }],
    );
    if (changed.length > 0) session.run({ type: 'putScenarios', scenarios: changed });
  };
  return (
    <Stack gap={6}>
      <PlayProgressBar
        counts="cases"
        progress={answer && progress?.of === 0 ? undefined : progress}
        onStop={stop}
      />
      <ProblemAlert error={error} />
      {again !== undefined && (
        <Group>
          <Button size="compact-sm" variant="default" onClick={again}>
            {t('simulator.scenarios.play')}
          </Button>
        </Group>
      )}
      {answer !== undefined && (
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
      )}
      {runs.map((run) => (
        <ScenarioRow key={run.scenario.id} {...{ run, onOpen }} onAccept={() => accept([run])} />
      ))}
    </Stack>
  );
}

const NONE: readonly Scenario[] = [];

/** An edit seldom comes alone. */
const QUIET_MS = 150;

type Playing = Pick<ScenarioResultsProps, 'artefact' | 'onPlayed'> & {
  readonly scenarios: readonly Scenario[];
};

/** Plays the scenarios beside the page, and again when they or the flow change. Where things lie on the canvas is no change. */
function usePlayed({ artefact, scenarios, onPlayed }: Playing) {
  const { ask, answer, progress, error, stop } = usePlay<'scenarios'>();
  const [isStopped, setStopped] = useState(false);
  const play = useEffectEvent(() => ask({ type: 'scenarios', artefact, scenarios }));
  const tell = useEffectEvent(onPlayed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: artefacts with the same hash do the same
  useEffect(() => {
    if (scenarios.length === 0) return;
    setStopped(false);
    const timer = setTimeout(play, QUIET_MS);
    return () => clearTimeout(timer);
  }, [artefact.hash, scenarios]);
  useEffect(() => {
    if (answer !== undefined) tell(answer);
    else if (error !== undefined || isStopped) tell([]);
  }, [answer, error, isStopped]);
  const end = () => {
    stop();
    setStopped(true);
  };
  const again = () => {
    setStopped(false);
    ask({ type: 'scenarios', artefact, scenarios });
  };
  return { answer, progress, error, stop: end, again: isStopped ? again : undefined };
}

/** The runs of the scenarios that are still there, each as it is kept now. */
const runsOf = (
  scenarios: readonly Scenario[],
  played: readonly PlayedScenario[],
): readonly PlayedScenario[] => {
  const now = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  return played.flatMap((run) => {
    const scenario = now.get(run.scenario.id);
    return scenario === undefined ? [] : [{ ...run, scenario }];
  });
};

type ScenarioRowProps = {
  readonly run: PlayedScenario;
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
