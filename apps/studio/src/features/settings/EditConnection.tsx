import type { JsonObject } from '@countersign/model';
import { Button, Group, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SchemaForm, useSchemaForm } from '../../ui/SchemaForm/index.ts';
import { CONNECTION_KINDS, type ConnectionFormKind, settingsSchema } from './connectionForm.ts';
import type { ConnectionItem } from './connectionItem.ts';

interface EditConnectionProps {
  /** Null: a new one. */
  readonly connection: ConnectionItem | null;
  readonly onClose: () => void;
}

/** A connection's public settings and, write-only, its secret. */
export function EditConnection({ connection, onClose }: EditConnectionProps) {
  const t = useT();
  const first = CONNECTION_KINDS.find((candidate) => candidate === connection?.kind) ?? CONNECTION_KINDS[0];
  const [kind, setKind] = useState<ConnectionFormKind>(first);
  const title = connection
    ? t('connections.edit.title', { name: connection.name })
    : t('connections.new.title');
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack gap="sm">
        <Select
          label={t('connections.kind')}
          data={CONNECTION_KINDS.map((value) => ({ value, label: t(`connections.kind.${value}`) }))}
          value={kind}
          onChange={(next) => setKind(CONNECTION_KINDS.find((candidate) => candidate === next) ?? kind)}
          allowDeselect={false}
          disabled={connection !== null}
        />
        <ConnectionForm key={kind} kind={kind} connection={connection} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

function ConnectionForm({ kind, connection, onClose }: EditConnectionProps & { kind: ConnectionFormKind }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const schema = useMemo(() => settingsSchema(kind, t), [kind, t]);
  const form = useSchemaForm(schema, connection?.settings);
  const [name, setName] = useState(connection?.name ?? '');
  const [secret, setSecret] = useState('');
  const save = useMutation(
    trpc.connections.save.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.submit()) return;
    // safe: the form of an object schema edits an object.
    const settings = form.json as JsonObject;
    save.mutate({ name: name.trim(), kind, settings: { ...settings }, ...(secret === '' ? {} : { secret }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('connections.name')}
          description={t('connections.name.help')}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          disabled={connection !== null}
        />
        <SchemaForm schema={schema} value={form.value} onChange={form.setValue} errors={form.errors} />
        <PasswordInput
          label={t('connections.key')}
          description={t(connection?.hasSecret ? 'connections.key.keep' : 'connections.key.help')}
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <ProblemAlert error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
