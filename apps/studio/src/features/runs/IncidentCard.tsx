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
  /** What stands above the reason, for instance the way to the run. */
  readonly children?: ReactNode;
}

/** A parked step: why it waits, and the three ways on for those who may choose. */
export function IncidentCard({ incident, children }: IncidentCardProps) {
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
        {mayResolve ? <Ways incident={incident} /> : <Text size="sm">{t('incidents.forOwners')}</Text>}
      </Stack>
    </Alert>
  );
}

function Ways({ incident }: { incident: Incident }) {
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
  const askToFail = () =>
    confirmDangerous({
      title: t('incidents.fail.title'),
      help: t('incidents.fail.help'),
      confirm: t('incidents.fail'),
      cancel: t('common.cancel'),
      onConfirm: () => resolve.mutate({ ...name, resolution: 'fail' }),
    });
  // Sub-flows and lists of them have no output of their own that a person could write down.
  const maySkip = incident.kind !== 'call';
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        leftSection={<IconRefresh size={15} />}
        loading={resolve.isPending}
        onClick={() => resolve.mutate({ ...name, resolution: 'retry' })}
      >
        {t('incidents.retry')}
      </Button>
      {maySkip && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerSkipForward size={15} />}
          onClick={() => setSkipping(true)}
        >
          {t('incidents.skip')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconX size={15} />}
        disabled={resolve.isPending}
        onClick={askToFail}
      >
        {t('incidents.fail')}
      </Button>
      <SkipStep incident={incident} isOpen={isSkipping} onClose={() => setSkipping(false)} />
    </Group>
  );
}
