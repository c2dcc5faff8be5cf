import { type StepTrial, tryStep } from '@countersign/engine';
import type { FlowNode, Result } from '@countersign/model';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../../api/trpc.ts';
import { useT } from '../../../../strings/useT.ts';
import { confirmDangerous } from '../../../../ui/confirm.tsx';
import { ProblemAlert } from '../../../../ui/ProblemAlert.tsx';
import { useBuilder, useDocument } from '../../BuilderContext.ts';
import { CallAnswer } from './CallAnswer.tsx';
import { CaseChoice } from './CaseChoice.tsx';
import { TrialResult } from './TrialResult.tsx';
import { useStepCase } from './useStepCase.ts';

/**
 * One step of the draft with one case. What needs no outside world is computed here by the engine; agents and actions are
 * called by the server, actions only after a question, because they are real.
 */
export function TestStep({ node }: { readonly node: FlowNode }) {
  const t = useT();
  const { flow } = useBuilder();
  const { settings } = useDocument();
  const chosen = useStepCase(node.id);
  const call = useMutation(useTrpc().trials.perform.mutationOptions());
  const [trial, setTrial] = useState<Result<StepTrial>>();
  const tryHere = () => {
    call.reset();
    const now = new Date().toISOString();
    const scope = { ...chosen.value, run: { id: 'test', startedAt: now }, now };
    setTrial(tryStep(node, { scope, settings, now }));
  };
  const callIt = () => {
    setTrial(undefined);
    call.mutate({ flow, node, settings, given: chosen.value, isReal: node.kind === 'action' });
  };
  const ask = () =>
    confirmDangerous({
      title: t('inspector.trial.real.title', { title: node.title }),
      help: t('inspector.trial.real.help'),
      confirm: t('inspector.trial.real.confirm'),
      cancel: t('common.cancel'),
      onConfirm: callIt,
    });
  return (
    <Stack gap="xs" mt={8}>
      <Text size="xs" c="dimmed">
        {t(HELPS[node.kind] ?? 'inspector.trial.help')}
      </Text>
      <CaseChoice node={node.id} chosen={chosen} />
      <Group gap={6}>
        <Button
          size="compact-sm"
          variant={node.kind === 'agent' ? 'default' : 'filled'}
          leftSection={<IconPlayerPlay size={14} />}
          onClick={tryHere}
        >
          {t(SHOWS[node.kind] ?? 'inspector.trial.try')}
        </Button>
        {node.kind === 'agent' && (
          <Button size="compact-sm" loading={call.isPending} onClick={callIt}>
            {t('inspector.trial.agent.ask')}
          </Button>
        )}
        {node.kind === 'action' && (
          <Button size="compact-sm" color="brick" variant="light" loading={call.isPending} onClick={ask}>
            {t('inspector.trial.action.do')}
          </Button>
        )}
      </Group>
      <div aria-live="polite" data-trial-result>
        <ProblemAlert error={call.error} />
        {call.data !== undefined && <CallAnswer answer={call.data} />}
        {trial !== undefined && <TrialResult node={node} trial={trial} given={chosen.value} />}
      </div>
    </Stack>
  );
}

const HELPS = {
  agent: 'inspector.trial.agent.help',
  action: 'inspector.trial.action.help',
} as Readonly<Record<string, 'inspector.trial.agent.help' | 'inspector.trial.action.help'>>;

const SHOWS = {
  agent: 'inspector.trial.agent.show',
  action: 'inspector.trial.action.show',
} as Readonly<Record<string, 'inspector.trial.agent.show' | 'inspector.trial.action.show'>>;
