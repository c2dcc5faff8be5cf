import { NoticeOccasion } from '@countersign/model';
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useLocale, useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import type { Channel } from './channel.ts';
import { DigestFields } from './DigestFields.tsx';
import { TargetFields } from './TargetFields.tsx';
import { CHANNEL_KINDS, useChannelForm } from './useChannelForm.ts';

interface EditChannelProps {
  /** Null: a new one. */
  readonly channel: Channel | null;
  readonly onClose: () => void;
}

/** Where a channel leads, what it tells and how; its secret goes in and is not shown again. */
export function EditChannel({ channel, onClose }: EditChannelProps) {
  const t = useT();
  const { language } = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const form = useChannelForm(channel, language === 'de' ? 'de' : 'en');
  const { value, change } = form;
  const save = useMutation(
    trpc.notices.saveChannel.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.notices.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(form.input);
  };
  const title = channel ? t('notices.edit.title', { name: channel.name }) : t('notices.new');
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('common.name')}
            description={t('notices.name.help')}
            required
            maxLength={80}
            value={value.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            disabled={channel !== null}
            data-autofocus={channel === null || undefined}
          />
          <Select
            label={t('notices.kind')}
            data={CHANNEL_KINDS.map((kind) => ({ value: kind, label: t(`notices.kind.${kind}`) }))}
            value={value.kind}
            onChange={(next) => change({ kind: CHANNEL_KINDS.find((kind) => kind === next) ?? value.kind })}
            allowDeselect={false}
            disabled={channel !== null}
          />
          <TargetFields form={form} hasSecret={channel?.hasSecret ?? false} />
          <Checkbox.Group
            label={t('notices.occasions')}
            value={[...value.occasions]}
            onChange={(chosen) =>
              change({ occasions: NoticeOccasion.options.filter((occasion) => chosen.includes(occasion)) })
            }
            error={value.occasions.length === 0 ? t('notices.occasions.missing') : null}
          >
            <Stack gap={8} mt={6}>
              {NoticeOccasion.options.map((occasion) => (
                <Checkbox key={occasion} value={occasion} label={t(`notices.occasion.${occasion}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <DigestFields form={form} />
          <ProblemAlert error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!form.isWhole}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
