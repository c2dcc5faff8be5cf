import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDown } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone, notifyProblem } from '../../ui/notify.ts';
import { segmentName } from '../../ui/segmentName.ts';
import type { Checkpoint } from './checkpoint.ts';
import { shownTrusts } from './currentTrusts.ts';

/** Lets an owner take a rung back; there only where something is wider than reviewing everything. */
export function NarrowNow({ checkpoint }: { checkpoint: Checkpoint }) {
  const t = useT();
  const mayGovern = useMay('govern');
  const [isOpen, dialog] = useDisclosure(false);
  if (!mayGovern || checkpoint.rung === 0) return null;
  return (
    <>
      <Text size="xs" c="dimmed" mt={4}>
        {t('checkpoints.switch.help')}
      </Text>
      <Button
        mt="md"
        variant="default"
        leftSection={<IconArrowDown size={16} />}
        onClick={dialog.open}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('checkpoints.narrow')}
      </Button>
      {isOpen && <NarrowDialog checkpoint={checkpoint} onClose={dialog.close} />}
    </>
  );
}

function NarrowDialog({ checkpoint, onClose }: { checkpoint: Checkpoint; onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const segments = widestBySegment(checkpoint);
  const [segment, setSegment] = useState('');
  const widest = segments.get(segment) ?? checkpoint.rung;
  const [rung, setRung] = useState('0');
  const narrow = useMutation(
    trpc.checkpoints.narrow.mutationOptions({
      onSuccess: () => {
        notifyDone(t('checkpoints.narrowed', { rung }));
        onClose();
      },
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const which = segment === '' ? {} : { segment };
    narrow.mutate({ checkpoint: checkpoint.id, rung: Number(rung), ...which });
  };
  return (
    <Modal opened onClose={onClose} title={t('checkpoints.narrow.title')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text c="dimmed">{t('checkpoints.narrow.help')}</Text>
          {segments.size > 1 && (
            <NativeSelect
              label={t('checkpoints.narrow.which')}
              value={segment}
              onChange={(event) => setSegment(event.currentTarget.value)}
              data={[
                { value: '', label: t('checkpoints.narrow.all') },
                ...[...segments.keys()].map((value) => ({ value, label: segmentName(value, t) })),
              ]}
            />
          )}
          <NativeSelect
            label={t('checkpoints.narrow.to')}
            value={rung}
            onChange={(event) => setRung(event.currentTarget.value)}
            data={Array.from({ length: widest }, (_, index) => ({
              value: String(index),
              label:
                index === 0
                  ? t('checkpoints.rung.zero')
                  : `${t('checkpoints.rung', { rung: index })} · ${checkpoint.policy.ladder[index - 1]?.title ?? ''}`,
            }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" color="brick" loading={narrow.isPending}>
              {t('checkpoints.narrow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The segments in which something can pass, with the widest rung of each. */
function widestBySegment(checkpoint: Checkpoint): ReadonlyMap<string, number> {
  const widest = new Map<string, number>();
  for (const { state } of shownTrusts(checkpoint)) {
    if (state.rung > 0) widest.set(state.segment, Math.max(state.rung, widest.get(state.segment) ?? 0));
  }
  return widest;
}
