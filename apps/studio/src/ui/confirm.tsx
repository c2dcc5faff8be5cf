import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';

interface Confirmation {
  readonly title: string;
  readonly help: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot simply be taken back. */
export function confirmDangerous({ title, help, confirm, cancel, onConfirm }: Confirmation): void {
  modals.openConfirmModal({
    title,
    children: <Text size="md">{help}</Text>,
    labels: { confirm, cancel },
    confirmProps: { color: 'brick' },
    onConfirm,
  });
}
