import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import type { LocaleState } from '../../strings/LocaleProvider.tsx';
import { useLocale, useT } from '../../strings/useT.ts';
import { humanise } from '../../ui/humanise.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { BatchList } from './BatchList.tsx';
import { type BatchOutline, type BatchResult, outlineOf } from './batch.ts';
import { lostRaceOf } from './lostRace.ts';
import { SAME_AGAIN } from './useAnswer.ts';
import type { ReviewItem } from './useReviewList.ts';

interface BatchDialogProps {
  readonly items: readonly ReviewItem[];
  readonly onCancel: () => void;
  /** After the answers were given. */
  readonly onDone: () => void;
}

/** Shows what is approved together before it is, and what became of each case afterwards. */
export function BatchDialog({ items, onCancel, onDone }: BatchDialogProps) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const outline = useMemo(() => outlineOf(items), [items]);
  const { approvable } = outline;
  const decide = useMutation(
    trpc.reviews.decideMany.mutationOptions({
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() }),
    }),
  );
  const send = () =>
    decide.mutate({
      verdicts: approvable.map(({ id: review, etag }) => ({
        ...{ review, etag, type: 'approve', undoable: true, idempotencyKey: SAME_AGAIN },
      })),
    });
  const results = decide.data;
  return (
    <Modal
      opened
      onClose={results === undefined ? onCancel : onDone}
      title={t('inbox.approveSelected.title', { count: approvable.length })}
      closeButtonProps={{ 'aria-label': t('common.cancel') }}
    >
      {results === undefined ? (
        <Asking outline={outline} isSending={decide.isPending} onSend={send} onCancel={onCancel} />
      ) : (
        <Results items={approvable} results={results} onDone={onDone} />
      )}
    </Modal>
  );
}

interface AskingProps {
  readonly outline: BatchOutline;
  readonly isSending: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

function Asking({ outline, isSending, onSend, onCancel }: AskingProps) {
  const t = useT();
  const { approvable, samples, caseTypes, high, needsLook } = outline;
  const [hasLooked, setLooked] = useState(false);
  return (
    <Stack gap="sm">
      <Text size="sm">{t('inbox.approveSelected.help')}</Text>
      <Text size="sm" c="dimmed" data-batch-types>
        {caseTypes.map(([caseType, count], index) => (
          <span key={caseType}>
            {index > 0 && ' · '}
            {caseType === '' ? t('inbox.group.none') : <UntrustedText inline text={humanise(caseType)} />}{' '}
            {count}
          </span>
        ))}
      </Text>
      {high > 0 && <Text size="sm">{t('inbox.approveSelected.high', { count: high })}</Text>}
      {samples > 0 && (
        <Text size="sm" c="dimmed">
          {t('inbox.approveSelected.samples', { count: samples })}
        </Text>
      )}
      <BatchList items={approvable} />
      {needsLook && (
        <Checkbox
          checked={hasLooked}
          onChange={(event) => setLooked(event.currentTarget.checked)}
          label={t('inbox.approveSelected.look')}
          description={t('inbox.approveSelected.mixed')}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button
          onClick={onSend}
          loading={isSending}
          disabled={approvable.length === 0 || (needsLook && !hasLooked)}
        >
          {t('verdict.approve')}
        </Button>
      </Group>
    </Stack>
  );
}

interface ResultsProps {
  readonly items: readonly ReviewItem[];
  readonly results: readonly BatchResult[];
  readonly onDone: () => void;
}

/** What became of each, those that were not taken first. */
function Results({ items, results, onDone }: ResultsProps) {
  const locale = useLocale();
  const { t } = locale;
  const byId = new Map<string, BatchResult>(results.map((result) => [result.review, result]));
  const isTaken = ({ id }: ReviewItem) => byId.get(id)?.ok === true;
  const taken = items.filter(isTaken);
  const ordered = [...items.filter((item) => !isTaken(item)), ...taken];
  return (
    <Stack gap="sm">
      <Text size="sm" fw={550} role="status">
        {t('inbox.approveSelected.result', { done: taken.length, total: items.length })}
      </Text>
      <BatchList items={ordered} fateOf={({ id }) => fateText(byId.get(id), locale)} />
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('common.close')}</Button>
      </Group>
    </Stack>
  );
}

/** What was taken, what is no longer as it was shown, what somebody else was first at, and what was refused. */
function fateText(result: BatchResult | undefined, locale: Pick<LocaleState, 't' | 'language'>): string {
  if (result === undefined) return '';
  const { t } = locale;
  if (result.ok) return t('inbox.fate.taken');
  const { code, data = {}, message } = result.problem;
  if (code === 'review_changed') return t('inbox.fate.changed');
  const lost = lostRaceOf({ code, data }, locale);
  return lost ?? t('inbox.fate.refused', { why: message });
}
