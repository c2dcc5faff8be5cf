import { exampleOutput, placeOf, type Stop } from '@countersign/simulation';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useT } from '../../../strings/useT.ts';
import { Moment } from '../../../ui/Moment.tsx';
import { AgentStop } from './AgentStop.tsx';
import { JsonAnswer } from './JsonAnswer.tsx';
import { nodeOf, runOf } from './moveAt.ts';
import { ReviewStop } from './ReviewStop.tsx';
import { titleOf } from './sayMove.ts';
import type { StopFormProps } from './stopFormProps.ts';

/** What can be done about one thing that the case waits for. */
export function StopForm(props: StopFormProps) {
  const { stop, artefact } = props;
  const id = placeOf(stop).node;
  const title = useId();
  return (
    <Card
      withBorder
      padding="sm"
      data-stop={`${stop.type}/${id}`}
      role="group"
      tabIndex={-1}
      aria-labelledby={title}
    >
      <Stack gap="xs">
        <Title order={4} size="h5" id={title}>
          {titleOf(artefact, id)}
        </Title>
        <StopBody {...props} />
      </Stack>
    </Card>
  );
}

function StopBody(props: StopFormProps) {
  const { stop } = props;
  switch (stop.type) {
    case 'effect':
      return stop.effect.kind === 'agent' ? (
        <AgentStop {...props} run={stop.run} effect={stop.effect} />
      ) : (
        <WorkStop {...props} stop={stop} />
      );
    case 'review':
      return <ReviewStop {...props} run={stop.run} review={stop.review} />;
    case 'signal':
      return <SignalStop {...props} stop={stop} />;
    case 'timer':
      return <TimerStop {...props} stop={stop} />;
    case 'sample':
      return <SampleStop {...props} stop={stop} />;
  }
}

type OneStop<TType extends Stop['type']> = StopFormProps & { readonly stop: Extract<Stop, { type: TType }> };

/** An action, a called flow or an undo: what comes back, or that it fails. */
function WorkStop({ stop, artefact, onMove }: OneStop<'effect'>) {
  const t = useT();
  const { effect } = stop;
  const at = { ...runOf(stop), node: nodeOf(effect.node) };
  return (
    <JsonAnswer
      label={t('simulator.output')}
      initial={exampleOutput(artefact, effect)}
      submit={t('simulator.done')}
      onSubmit={(output) => onMove({ type: 'complete', ...at, output })}
    >
      {effect.kind !== 'undo' && (
        <Button variant="default" size="compact-md" onClick={() => onMove({ type: 'fail', ...at })}>
          {t('simulator.fails')}
        </Button>
      )}
    </JsonAnswer>
  );
}

function SignalStop({ stop, onMove }: OneStop<'signal'>) {
  const t = useT();
  const { signal } = stop;
  return (
    <JsonAnswer
      label={t('simulator.signal.payload')}
      initial={{}}
      submit={t('simulator.signal', { signal })}
      onSubmit={(payload) => onMove({ type: 'signal', ...runOf(stop), name: signal, payload })}
    />
  );
}

function TimerStop({ stop, onMove }: OneStop<'timer'>) {
  const t = useT();
  return (
    <Group gap="xs">
      <Button variant="default" size="compact-md" onClick={() => onMove({ type: 'passTime' })}>
        {t('simulator.expires')}
      </Button>
      <Text size="sm" c="dimmed">
        <Moment at={stop.timer.dueAt} />
      </Text>
    </Group>
  );
}

function SampleStop({ stop, artefact, onMove }: OneStop<'sample'>) {
  const t = useT();
  const at = { ...runOf(stop), node: nodeOf(stop.review.node) };
  return (
    <>
      <Text size="sm">{t('simulator.sample', { title: titleOf(artefact, stop.review.node) })}</Text>
      <Group gap="xs">
        {(['correct', 'incorrect'] as const).map((type) => (
          <Button
            key={type}
            variant="default"
            size="compact-md"
            onClick={() => onMove({ type: 'judge', ...at, verdict: { type } })}
          >
            {t(`verdict.${type}`)}
          </Button>
        ))}
      </Group>
    </>
  );
}
