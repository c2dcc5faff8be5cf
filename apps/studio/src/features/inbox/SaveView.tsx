import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { View, Views } from './useViews.ts';

interface SaveViewProps {
  /** What is changed; null while what the list shows becomes a new one. */
  readonly view: View | null;
  readonly state: Pick<Views, 'shown' | 'save' | 'change'>;
  readonly onClose: () => void;
}

/** The name of a view, and whether everybody in the workspace sees it. */
export function SaveView({ view, state: { shown, save, change }, onClose }: SaveViewProps) {
  const t = useT();
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const title = t(view === null ? 'views.save' : 'views.change');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = { name: name.trim(), isShared };
    if (view === null) save.mutate({ ...named, search: shown }, { onSuccess: onClose });
    else change.mutate({ ...named, id: view.id }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={title} size="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('views.name')}
            data-autofocus
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('views.share')}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <ProblemAlert error={view === null ? save.error : change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending || change.isPending} disabled={name.trim() === ''}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
