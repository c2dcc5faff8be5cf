import { Scope } from '@countersign/model';
import { Button, Checkbox, Code, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SecretOnce } from '../../ui/SecretOnce.tsx';

const FIRST_SCOPES: readonly Scope[] = ['runs:read', 'runs:write'];

/** A key with the scopes one system needs; its secret is shown this once, with a first call to try it. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(FIRST_SCOPES);
  const create = useMutation(
    trpc.keys.create.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.keys.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), scopes: Scope.options.filter((scope) => scopes.includes(scope)) });
  };
  if (create.data) {
    const call = `curl -H "Authorization: Bearer ${create.data.secret}" ${window.location.origin}/api/v1/runs`;
    return (
      <Modal opened onClose={onClose} title={t('keys.created')} size="lg" closeOnClickOutside={false}>
        <Stack gap="sm">
          <Text>{t('keys.shownOnce')}</Text>
          <SecretOnce secret={create.data.secret} />
          <Text size="sm" c="dimmed" mt="xs">
            {t('keys.try')}
          </Text>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {call}
          </Code>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={t('keys.create.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('common.name')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Checkbox.Group
            label={t('keys.scopes')}
            value={[...scopes]}
            onChange={setScopes}
            error={scopes.length === 0 ? t('keys.scopes.missing') : null}
          >
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={8} mt={6}>
              {Scope.options.map((scope) => (
                <Checkbox key={scope} value={scope} label={scope} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          <ProblemAlert error={create.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending} disabled={scopes.length === 0}>
              {t('keys.create.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
