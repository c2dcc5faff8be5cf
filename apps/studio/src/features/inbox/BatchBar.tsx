import { Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { humanise } from '../../ui/humanise.ts';
import { notifyDone, notifyProblem } from '../../ui/notify.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './BatchBar.module.css';
import { SAME_AGAIN } from './useAnswer.ts';
import type { ReviewItem } from './useReviewList.ts';

/** Approves what is selected, after showing once more what each case recommends. One result per case. */
export function BatchBar({ items, onDone }: { items: readonly ReviewItem[]; onDone: () => void }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayDecide = useMay('decide');
  const decide = useMutation(
    trpc.reviews.decideMany.mutationOptions({
      onSuccess: (results) => {
        const done = results.filter((result) => result.ok).length;
        notifyDone(t('inbox.approveSelected.result', { done, total: results.length }));
        onDone();
      },
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() }),
    }),
  );
  if (items.length === 0) return null;
  const approvable = items.filter((item) => item.kind !== 'sample');
  const send = () =>
    decide.mutate({
      verdicts: approvable.map(({ id: review, etag }) => ({
        ...{ review, etag, type: 'approve', undoable: true, idempotencyKey: SAME_AGAIN },
      })),
    });
  const ask = () =>
    modals.openConfirmModal({
      title: t('inbox.approveSelected.title', { count: approvable.length }),
      children: <Recommendations items={approvable} />,
      labels: { confirm: t('verdict.approve'), cancel: t('common.cancel') },
      onConfirm: send,
    });
  return (
    <Group className={classes['bar'] ?? ''} justify="space-between" wrap="nowrap">
      <Text size="sm" fw={550}>
        {t('inbox.selected', { count: items.length })}
      </Text>
      <Group gap={6} wrap="nowrap">
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t('common.clear')}
        </Button>
        {mayDecide && (
          <Button
            size="compact-sm"
            onClick={ask}
            loading={decide.isPending}
            disabled={approvable.length === 0}
          >
            {t('inbox.approveSelected')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function Recommendations({ items }: { items: readonly ReviewItem[] }) {
  const { t, language } = useLocale();
  const isMixed = new Set(items.map((item) => `${item.flow}/${item.node}/${item.stakes}`)).size > 1;
  return (
    <>
      <Text mb="xs">{t(isMixed ? 'inbox.approveSelected.mixed' : 'inbox.approveSelected.help')}</Text>
      <ul className={classes['cases']}>
        {items.map((item) => (
          <li key={item.id}>
            <UntrustedText inline text={item.subject ?? item.question} />
            <Text span c="dimmed" size="sm">
              {' '}
              · {humanise(item.decision)} · {formatShare(item.confidence, language)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
