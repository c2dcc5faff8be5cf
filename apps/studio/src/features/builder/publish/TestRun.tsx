import type { JsonSchema } from '@countersign/model';
import { Alert, Anchor, Button, Center, Group, Loader, Modal, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPlay, IconRocket } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { SchemaForm, useSchemaForm } from '../../../ui/SchemaForm/index.ts';
import { useBuilder } from '../BuilderContext.ts';

type TestRunProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onPublish: () => void;
};

/** A run of the published version with a case typed by hand. */
export function TestRun({ isOpen, onClose, onPublish }: TestRunProps) {
  const t = useT();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
      title={t('builder.test.title')}
      size="lg"
    >
      {isOpen && <TestSteps onPublish={onPublish} />}
    </Modal>
  );
}

function TestSteps({ onPublish }: Pick<TestRunProps, 'onPublish'>) {
  const t = useT();
  const { flow, version } = useBuilder();
  const published = useQuery({
    ...useTrpc().flows.version.queryOptions({ flow }),
    enabled: version !== null,
    staleTime: 0,
  });
  if (version === null) {
    return (
      <EmptyState
        icon={<IconRocket size={26} />}
        title={t('builder.test.unpublished')}
        help={t('builder.test.unpublished.help')}
      >
        <Button onClick={onPublish}>{t('builder.publish')}</Button>
      </EmptyState>
    );
  }
  if (published.error) return <ProblemAlert error={published.error} onRetry={() => published.refetch()} />;
  if (published.data === undefined) {
    return (
      <Center p="xl">
        <Loader />
      </Center>
    );
  }
  return <CaseForm schema={published.data.document.input} version={published.data.version} />;
}

function CaseForm({ schema, version }: { readonly schema: JsonSchema; readonly version: number }) {
  const t = useT();
  const { flow, workspace } = useBuilder();
  const form = useSchemaForm(schema);
  const [subject, setSubject] = useState('');
  const start = useMutation(useTrpc().runs.start.mutationOptions());
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!form.submit()) return;
    // safe: the form of an object schema gives an object, and the server checks it again
    const input = form.json as Parameters<typeof start.mutate>[0]['input'];
    start.mutate({ flow, input, ...(subject.trim() === '' ? {} : { subject: subject.trim() }) });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />}>
          {t('builder.test.help', { version })}
        </Alert>
        <SchemaForm schema={schema} value={form.value} onChange={form.setValue} errors={form.errors} />
        <TextInput
          label={t('builder.test.subject')}
          description={t('builder.test.subject.help')}
          maxLength={300}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <ProblemAlert error={start.error} />
        {start.data && (
          <Alert
            color="ink"
            icon={<IconCircleCheck size={18} />}
            title={t('builder.test.started')}
            role="status"
          >
            <Anchor
              renderRoot={(props) => (
                <Link {...props} to="/w/$workspace/runs/$run" params={{ workspace, run: start.data.id }} />
              )}
            >
              {t('builder.test.open')}
            </Anchor>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={start.isPending} leftSection={<IconPlayerPlay size={16} />}>
            {t('builder.test.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
