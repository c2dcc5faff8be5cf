import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { focusContent } from '../../ui/focusContent.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './CreateFlow.module.css';

const BLANK = '';

/** A new flow, from nothing or from an example, opened as soon as it exists. */
export function CreateFlow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened={opened} onClose={onClose} title={t('flows.create.title')} size="lg">
      <CreateForm onClose={onClose} />
    </Modal>
  );
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const [name, setName] = useState('');
  const [example, setExample] = useState(BLANK);
  const examples = useQuery(trpc.flows.examples.queryOptions());
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      onSuccess: async ({ slug }) => {
        await queries.invalidateQueries({ queryKey: trpc.flows.list.pathKey() });
        onClose();
        await navigate({ to: '/w/$workspace/flows/$flow', params: { workspace, flow: slug } });
        focusContent();
      },
    }),
  );
  const chosen = examples.data?.find((candidate) => candidate.slug === example);
  const effectiveName = name.trim() === '' ? (chosen?.name ?? '') : name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: effectiveName, ...(example === BLANK ? {} : { example }) });
  };
  const options = [
    { slug: BLANK, name: t('flows.create.blank'), description: t('flows.create.blank.help') },
    ...(examples.data ?? []),
  ];
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('flows.create.name')}
          placeholder={chosen?.name ?? ''}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          withAsterisk={!chosen}
          data-autofocus
        />
        <Radio.Group label={t('flows.create.from')} value={example} onChange={setExample}>
          <div className={classes['options']}>
            {options.map((option) => (
              <Radio.Card
                key={option.slug}
                value={option.slug}
                className={classes['option']}
                aria-label={option.name}
              >
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator mt={2} />
                  <div>
                    <Text fw={570}>{option.name}</Text>
                    <Text size="sm" c="dimmed" lineClamp={2}>
                      {option.description}
                    </Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <ProblemAlert error={create.error ?? examples.error} />
        <Group className={classes['foot'] ?? ''} justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={effectiveName === ''}>
            {t('flows.create.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
