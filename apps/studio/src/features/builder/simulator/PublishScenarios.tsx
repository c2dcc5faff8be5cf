import { compile } from '@countersign/compiler';
import { Stack, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { useCallEnvironment } from '../useDiagnostics.ts';
import { ScenarioResults } from './ScenarioResults.tsx';

type PublishScenariosProps = {
  /** How many scenarios go another way than they are expected to; told whenever they were played. */
  readonly onFailing: (count: number) => void;
};

/** The scenarios of the draft in the publish dialog: what the server will find when it plays them. */
export function PublishScenarios({ onFailing }: PublishScenariosProps) {
  const t = useT();
  const { flow } = useBuilder();
  const document = useDocument();
  const environment = useCallEnvironment(flow);
  const artefact = useMemo(() => compile(document, environment).artefact, [document, environment]);
  if (artefact === null || document.scenarios === undefined) return null;
  return (
    <Stack gap="xs">
      <Title order={3}>{t('simulator.results', { count: document.scenarios.length })}</Title>
      <ScenarioResults
        artefact={artefact}
        onPlayed={(runs) => onFailing(runs.filter(({ difference }) => difference !== null).length)}
      />
    </Stack>
  );
}
