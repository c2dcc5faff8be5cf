import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerSkipForward, IconRefresh, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { sayProblem } from '../../strings/sayProblem.ts';
import { useLocale, useT } from '../../strings/useT.ts';
import { confirmDangerous } from '../../ui/confirm.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { notifyDone, notifyProblem } from '../../ui/notify.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import type { Incident } from './incident.ts';
import { SkipStep } from './SkipStep.tsx';

interface IncidentCardProps {
  readonly incident: Incident;
  /** The end of its run waits for what came of it: nothing is tried again. */
  readonly isEnding?: boolean;
  /** What stands above the reason, for instance the way to the run. */
  readonly children?: ReactNode;
}

/** A parked step: why it waits, and the three ways on for those who may choose. */
export function IncidentCard({ incident, isEnding = false, children }: IncidentCardProps) {
  const { t, phrase } = useLocale();
  const mayResolve = useMay('govern');
  return (
    <Alert
      color="brick"
      variant="light"
      icon={<IconAlertTriangle />}
      title={t('incidents.at', { step: incident.nodeTitle })}
      data-incident={incident.key}
    >
      <Stack gap="xs">
        {children}
        <UntrustedText text={sayProblem(incident.problem.message, phrase)} />
        <Text size="xs" c="dimmed">
          {t('incidents.since')} <Moment at={incident.since} /> · {incident.problem.code}
        </Text>
        {isEnding && <Text size="sm">{t('incidents.ending')}</Text>}
        {mayResolve ? (
          <Ways incident={incident} isEnding={isEnding} />
        ) : (
          <Text size="sm">{t('incidents.forOwners')}</Text>
        )}
      </Stack>
    </Alert>
  );
}

const WAYS_ON = ['incidents.skip', 'incidents.fail'] as const;
const WAS_IT_DONE = ['incidents.done', 'incidents.notDone'] as const;

function Ways({ incident, isEnding }: { incident: Incident; isEnding: boolean }) {
  const t = useT();
  const [isSkipping, setSkipping] = useState(false);
  const resolve = useMutation(
    useTrpc().incidents.resolve.mutationOptions({
      onError: (error) => notifyProblem(error, t),
      onSuccess: () => notifyDone(t('incidents.resolved')),
    }),
  );
  // Asked for again it is done once, but a step that was parked anew since is another incident.
  const name = { runId: incident.runId, key: incident.key, idempotencyKey: `studio:${incident.since}` };
  const [skip, fail] = isEnding ? WAS_IT_DONE : WAYS_ON;
  const askToFail = () =>
    confirmDangerous({
      title: t(isEnding ? 'incidents.notDone.title' : 'incidents.fail.title'),
      help: t(isEnding ? 'incidents.notDone.help' : 'incidents.fail.help'),
      confirm: t(fail),
      cancel: t('common.cancel'),
      onConfirm: () => resolve.mutate({ ...name, resolution: 'fail' }),
    });
  // Sub-flows and lists of them have no output of their own that a person could write down.
  const maySkip = incident.kind !== 'call';
  return (
    <Group gap="xs">
      {!isEnding && (
        <Button
          size="compact-sm"
          leftSection={<IconRefresh size={15} />}
          loading={resolve.isPending}
          onClick={() => resolve.mutate({ ...name, resolution: 'retry' })}
        >
          {t('incidents.retry')}
        </Button>
      )}
      {maySkip && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerSkipForward size={15} />}
          onClick={() => setSkipping(true)}
        >
          {t(skip)}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconX size={15} />}
        disabled={resolve.isPending}
        onClick={askToFail}
      >
        {t(fail)}
      </Button>
      <SkipStep
        incident={incident}
        isEnding={isEnding}
        isOpen={isSkipping}
        onClose={() => setSkipping(false)}
      />
    </Group>
  );
}
