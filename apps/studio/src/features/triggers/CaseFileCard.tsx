import { Anchor, Badge, Button, Card, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import { notifyProblem } from '../../ui/notify.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { FileAnswers } from './FileAnswers.tsx';
import { FileErrors } from './FileErrors.tsx';

type CaseFile = RouterOutput['files']['list']['items'][number];

const LOOK_MS = 1_000;

/** One file: its progress, its faulty rows, and pausing it while it starts cases. */
export function CaseFileCard({ file: listed }: { file: CaseFile }) {
  const t = useT();
  const isMoving = (file: CaseFile) => file.status === 'running' || file.status === 'receiving';
  const current = useQuery({
    ...useTrpc().files.get.queryOptions({ id: listed.id }),
    initialData: listed,
    refetchInterval: ({ state }) => (isMoving(state.data ?? listed) ? LOOK_MS : false),
  });
  const file = current.data;
  const { workspace } = useParams({ from: '/w/$workspace' });
  const flows = useQuery(useTrpc().flows.list.queryOptions({})).data ?? [];
  const flowName = flows.find(({ slug }) => slug === file.flow)?.name ?? file.flow;
  const [isOpen, setOpen] = useState(false);
  const share = (count: number) => (file.rows === 0 ? 0 : (count / file.rows) * 100);
  return (
    <Card data-file={file.id} data-status={file.status}>
      <Group justify="space-between" gap="xs">
        <div>
          <UntrustedText inline text={file.name} />
          <Text size="xs" c="dimmed">
            <UntrustedText inline text={flowName} /> · <Moment at={file.createdAt} />
          </Text>
        </div>
        <Group gap="xs">
          <Badge color={file.status === 'done' ? 'ink' : 'sky'} variant="light">
            {t(`triggers.files.status.${file.status}`)}
          </Badge>
          <Changes file={file} />
        </Group>
      </Group>
      <Progress.Root mt="sm" aria-hidden>
        <Progress.Section value={share(file.started)} color="ink" />
        <Progress.Section value={share(file.failed)} color="brick" />
      </Progress.Root>
      <Group justify="space-between" mt={4}>
        <Text size="sm" role="status">
          {t('triggers.files.progress', { started: file.started, rows: file.rows })}
        </Text>
        {file.started > 0 && <FileAnswers file={file} />}
        {file.started > 0 && (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/w/$workspace/inbox" params={{ workspace }} search={{ flow: file.flow }} />
            )}
          >
            {t('triggers.files.inbox')}
          </Anchor>
        )}
        {file.started > 0 && (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/w/$workspace/runs" params={{ workspace }} search={{ file: file.id }} />
            )}
          >
            {t('triggers.files.runs')}
          </Anchor>
        )}
        {file.failed > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="brick"
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
          >
            {t('triggers.files.failed', { count: file.failed })}
          </Button>
        )}
      </Group>
      {isOpen && <FileErrors id={file.id} />}
    </Card>
  );
}

function Changes({ file }: { file: CaseFile }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayChange = useMay('decide');
  const options = {
    onError: (error: unknown) => notifyProblem(error, t),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.files.pathKey() }),
  };
  const pause = useMutation(trpc.files.pause.mutationOptions(options));
  const resume = useMutation(trpc.files.resume.mutationOptions(options));
  const cancel = useMutation(trpc.files.cancel.mutationOptions(options));
  if (!mayChange || (file.status !== 'running' && file.status !== 'paused')) return null;
  const isRunning = file.status === 'running';
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={pause.isPending || resume.isPending}
        onClick={() => (isRunning ? pause : resume).mutate({ id: file.id })}
      >
        {t(isRunning ? 'triggers.pause' : 'triggers.resume')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ id: file.id })}
      >
        {t('triggers.files.stop')}
      </Button>
    </>
  );
}
