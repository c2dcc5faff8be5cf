import { isFinal } from '@countersign/model';
import {
  isOver,
  placeOf,
  pointAt,
  type SimulatedRun,
  scriptOf,
  stopsOf,
  type Timeline,
} from '@countersign/simulation';
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { sayProblem } from '../../../strings/sayProblem.ts';
import { useLocale, useT } from '../../../strings/useT.ts';
import { JsonView } from '../../../ui/JsonView.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { RunStatusBadge } from '../../../ui/RunStatusBadge.tsx';
import { outputSchema, toldOutput } from './outputSchema.ts';
import { ProblemText } from './ProblemText.tsx';
import { SaveScenario } from './SaveScenario.tsx';
import classes from './Simulator.module.css';
import { StopForm } from './StopForm.tsx';
import { titleOf } from './sayMove.ts';
import { TimelineList } from './TimelineList.tsx';
import { useFocusOfNow } from './useFocusOfNow.ts';
import type { Simulator } from './useSimulator.ts';

type PlayCaseProps = { readonly simulator: Simulator; readonly timeline: Timeline };

/** The case under way: what was done, what can happen next, and what is known. */
export function PlayCase({ simulator, timeline }: PlayCaseProps) {
  const t = useT();
  const now = useFocusOfNow(timeline.current);
  return (
    <div className={classes['columns']}>
      <section aria-label={t('simulator.timeline')}>
        <Title order={3} size="h5" mb={6}>
          {t('simulator.timeline')}
        </Title>
        <TimelineList simulator={simulator} timeline={timeline} />
      </section>
      <section ref={now} tabIndex={-1} aria-label={t('simulator.now')}>
        <Now simulator={simulator} timeline={timeline} />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it takes the focus */}
      <section aria-label={t('simulator.known')} tabIndex={0}>
        <Known timeline={timeline} />
      </section>
    </div>
  );
}

function Now({ simulator, timeline }: PlayCaseProps) {
  const t = useT();
  const { state } = pointAt(timeline);
  const { artefact } = timeline.setting;
  const stops = stopsOf(artefact, state);
  const hasChanged = simulator.artefact !== null && simulator.artefact.hash !== artefact.hash;
  return (
    <Stack gap="md">
      {hasChanged && <Changed simulator={simulator} timeline={timeline} />}
      {state.runs.map((run, index) => (
        <RunLine key={run.id} run={run} index={index} />
      ))}
      <Text size="xs" c="dimmed">
        {t('simulator.time')}: <Moment at={state.now} />
      </Text>
      <ProblemText problem={simulator.problem} />
      {stops.map((stop) => (
        <StopForm
          key={`${timeline.current}/${stop.run}/${stop.type}/${placeOf(stop).node}`}
          {...{ stop, artefact, answers: simulator.answers, onMove: simulator.move }}
        />
      ))}
      {isOver(state) && <Text size="sm">{t('simulator.over')}</Text>}
      <SaveScenario timeline={timeline} />
    </Stack>
  );
}

/** A case goes on with the draft that it was started with, until it is played again. */
function Changed({ simulator, timeline }: PlayCaseProps) {
  const t = useT();
  return (
    <Alert color="amber">
      <Group justify="space-between">
        <Text size="sm">{t('simulator.changed')}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => simulator.start(timeline.setting.start, scriptOf(timeline))}
        >
          {t('simulator.replay')}
        </Button>
      </Group>
    </Alert>
  );
}

function RunLine({ run, index }: { readonly run: SimulatedRun; readonly index: number }) {
  const { t, phrase } = useLocale();
  return (
    <Group gap="xs" data-simulated-run={index} role="status">
      {index > 0 && <Text size="sm">{t('simulator.correction', { number: index })}</Text>}
      <RunStatusBadge status={run.status} />
      {run.snapshot.ending !== undefined && <Text size="sm">{t('simulator.ending')}</Text>}
      {isFinal(run.status) && run.outcome !== null && <Text size="sm">{run.outcome}</Text>}
      {run.failure !== null && <Text size="sm">{sayProblem(run.failure.problem.message, phrase)}</Text>}
    </Group>
  );
}

/** The outputs of all steps at the point one looks at. */
function Known({ timeline }: { readonly timeline: Timeline }) {
  const t = useT();
  const { artefact } = timeline.setting;
  const { runs } = pointAt(timeline).state;
  const context = runs.at(-1)?.snapshot.context;
  const steps = Object.entries(context?.steps ?? {});
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('simulator.known')}
      </Title>
      {steps.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('simulator.known.none')}
        </Text>
      )}
      {steps.map(([node, output]) => (
        <div key={node}>
          <Text size="sm" fw={600}>
            {titleOf(artefact, node)}
          </Text>
          <JsonView
            value={toldOutput(artefact.nodes[node]?.node, output)}
            schema={outputSchema(artefact.nodes[node]?.node, t)}
          />
        </div>
      ))}
    </Stack>
  );
}
