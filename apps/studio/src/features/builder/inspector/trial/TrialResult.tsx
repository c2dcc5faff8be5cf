import type { StepTrial, TriedWay } from '@countersign/engine';
import { assertNever, type FlowNode, outPorts, type Result } from '@countersign/model';
import { Alert, Stack, Text } from '@mantine/core';
import { useLocale } from '../../../../strings/useT.ts';
import { formatInstant } from '../../../../ui/formatTime.ts';
import { JsonView } from '../../../../ui/JsonView.tsx';
import { UntrustedText } from '../../../../ui/UntrustedText.tsx';
import { GateTrial } from './GateTrial.tsx';
import { RequestView } from './RequestView.tsx';
import type { StepCase } from './stepCase.ts';
import classes from './TestStep.module.css';

type TrialResultProps = {
  readonly node: FlowNode;
  readonly trial: Result<StepTrial>;
  readonly given: StepCase;
};

/** What the engine says that the step would do, in words. */
export function TrialResult({ node, trial, given }: TrialResultProps) {
  const { t, phrase } = useLocale();
  if (!trial.ok) {
    return (
      <Alert color="brick" p="xs" title={t('inspector.trial.wouldFail')}>
        <Text size="xs" component="div">
          <UntrustedText text={phrase(trial.problem.message)} />
        </Text>
      </Alert>
    );
  }
  return (
    <Stack gap={6}>
      <Outcome node={node} trial={trial.value} given={given} />
    </Stack>
  );
}

function Outcome({ node, trial, given }: Omit<TrialResultProps, 'trial'> & { readonly trial: StepTrial }) {
  const { t, language } = useLocale();
  switch (trial.type) {
    case 'values':
      return <Titled title={t('inspector.trial.values')} value={trial.values} />;
    case 'ended':
      return <Titled title={t('inspector.trial.ended', { outcome: trial.outcome })} value={trial.output} />;
    case 'calls':
      return (
        <Titled
          title={t('inspector.trial.calls', { count: trial.inputs.length, flow: trial.flow })}
          value={trial.inputs}
        />
      );
    case 'agent':
      return <Titled title={t('inspector.trial.asked')} value={askedOf(trial.input)} />;
    case 'action':
      return <RequestView operation={trial.operation} />;
    case 'way':
      return <Ways node={node} port={trial.port} ways={trial.ways} />;
    case 'waits':
      return (
        <Text size="sm">
          {trial.at === null
            ? t('inspector.trial.waitsForSignal', { signal: trial.signal ?? '' })
            : t('inspector.trial.waitsUntil', { time: formatInstant(trial.at, language) })}
        </Text>
      );
    case 'asks':
      return (
        <>
          <Text size="sm" component="div">
            <UntrustedText text={trial.question} />
          </Text>
          {trial.targeted && <Text size="xs">{t('inspector.trial.targeted')}</Text>}
          {node.kind === 'gate' && <GateTrial node={node} given={given} />}
        </>
      );
    case 'nothing':
      return null;
    default:
      return assertNever(trial);
  }
}

function Titled({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <>
      <Text size="xs" fw={600}>
        {title}
      </Text>
      <JsonView value={value} />
    </>
  );
}

/** A model's instructions and case; a classifier's text; of rules, that they are asked on the server. */
const askedOf = ({ instructions, text, provider }: Extract<StepTrial, { type: 'agent' }>['input']) => ({
  ...(instructions === '' ? {} : { instructions }),
  ...(text === ''
    ? { rules: provider.type === 'rules' ? provider.rules.map(({ when }) => when) : [] }
    : { text }),
});

type WaysProps = { readonly node: FlowNode; readonly port: string; readonly ways: readonly TriedWay[] };

function Ways({ node, port, ways }: WaysProps) {
  const { t, phrase } = useLocale();
  const otherwise = outPorts(node).find(({ name }) => name === port);
  const isListed = ways.some((way) => way.port === port);
  return (
    <ul className={classes['ways']}>
      {ways.map((way) => (
        <li key={way.port} className={classes['way']} data-taken={way.holds === true || undefined}>
          <span>{way.title}:</span>
          <span>
            {t(`inspector.trial.way.${way.holds === null ? 'unasked' : way.holds ? 'taken' : 'no'}`)}
          </span>
        </li>
      ))}
      {!isListed && (
        <li className={classes['way']} data-taken>
          <span>{phrase(otherwise?.title ?? port)}:</span>
          <span>{t('inspector.trial.way.taken')}</span>
        </li>
      )}
    </ul>
  );
}
