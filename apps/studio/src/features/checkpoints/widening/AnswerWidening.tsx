import { Button, Group, Modal, NumberInput, Stack, Text, Textarea, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMay } from '../../../api/session.ts';
import { useT } from '../../../strings/useT.ts';
import { isFocusNowhere } from '../../../ui/focusContent.ts';
import type { OpenWidening } from '../checkpoint.ts';
import { useAnswer } from './useAnswer.ts';
import type { ExpectedChange } from './useExpectedChange.ts';

interface AnswerWideningProps {
  readonly widening: OpenWidening;
  readonly expected: ExpectedChange;
}

/** Ratify, ask for more evidence, or decline: for owners. Others see that it waits. */
export function AnswerWidening({ widening, expected }: AnswerWideningProps) {
  const t = useT();
  const mayGovern = useMay('govern');
  const [isDeferring, deferring] = useDisclosure(false);
  const [isDeclining, declining] = useDisclosure(false);
  const { needsTwoOwners, ratifiedBy, isRatifiedByReader } = widening;
  const waitsForAnother = needsTwoOwners && isRatifiedByReader;
  const deferButton = useRef<HTMLButtonElement>(null);
  const declineButton = useRef<HTMLButtonElement>(null);
  const state = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button is gone with its yes; what it waits for now is what there is to read next.
    if (waitsForAnother && isFocusNowhere()) state.current?.focus({ preventScroll: true });
  }, [waitsForAnother]);
  return (
    <Group justify="space-between" mt="md" gap="sm">
      <Text ref={state} size="sm" c="dimmed" tabIndex={-1}>
        {needsTwoOwners && t('widening.two')}
        {ratifiedBy.length > 0 && ` ${t('widening.ratifiedBy', { names: ratifiedBy.join(', ') })}`}
        {waitsForAnother && ` ${t('widening.ratifiedByYou')}`}
      </Text>
      {mayGovern && (
        <Group gap="xs">
          <Button ref={declineButton} variant="default" onClick={declining.open}>
            {t('widening.decline')}
          </Button>
          <Button ref={deferButton} variant="default" onClick={deferring.open}>
            {t('widening.defer')}
          </Button>
          {!waitsForAnother && <Ratify widening={widening} expected={expected} />}
        </Group>
      )}
      {isDeferring && <Defer widening={widening} onClose={() => closed(deferring.close, deferButton)} />}
      {isDeclining && <Decline widening={widening} onClose={() => closed(declining.close, declineButton)} />}
    </Group>
  );
}

/** Waits until what would change is shown: nobody says yes to what cannot be read. */
function Ratify({ widening, expected }: AnswerWideningProps) {
  const t = useT();
  const answer = useAnswer();
  const help = useId();
  const isShown = expected.change !== undefined;
  const isWaiting = !isShown || answer.isPending;
  // Told to be disabled and not disabled: the browser would take the keyboard off a button that has to wait.
  return (
    <>
      <Button
        aria-disabled={isWaiting}
        data-disabled={isWaiting}
        {...(isShown ? {} : { 'aria-describedby': help })}
        onClick={() => {
          if (!isWaiting) answer.mutate({ ...nameOf(widening), answer: 'ratified' });
        }}
      >
        {t('widening.ratify')}
      </Button>
      {!isShown && <VisuallyHidden id={help}>{t('widening.ratify.unread')}</VisuallyHidden>}
    </>
  );
}

/** Puts the keyboard back where the dialog was opened, which is taken off the page with it and so cannot do it itself. */
function closed(close: () => void, button: RefObject<HTMLButtonElement | null>): void {
  flushSync(close);
  button.current?.focus();
}

/** As many further cases as the band has seen, at least this many. */
const LEAST_MORE = 50;

function Defer({ widening, onClose }: { widening: OpenWidening; onClose: () => void }) {
  const t = useT();
  const answer = useAnswer();
  const [more, setMore] = useState<string | number>(Math.max(LEAST_MORE, widening.evidence.n));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof more !== 'number') return;
    answer.mutate({ ...nameOf(widening), answer: 'deferred', more }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('widening.defer.title')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text c="dimmed">{t('widening.defer.help')}</Text>
          <NumberInput
            label={t('widening.defer.count')}
            value={more}
            onChange={setMore}
            min={1}
            max={100_000}
            allowDecimal={false}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button type="submit" loading={answer.isPending} disabled={typeof more !== 'number'}>
              {t('widening.defer')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Decline({ widening, onClose }: { widening: OpenWidening; onClose: () => void }) {
  const t = useT();
  const answer = useAnswer();
  const [message, setMessage] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const note = message.trim() === '' ? {} : { message: message.trim() };
    answer.mutate({ ...nameOf(widening), answer: 'declined', ...note }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('widening.decline.title')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text c="dimmed">{t('widening.decline.help')}</Text>
          <Textarea
            label={t('widening.message')}
            value={message}
            maxLength={2_000}
            autosize
            minRows={2}
            onChange={(event) => setMessage(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button type="submit" color="brick" loading={answer.isPending}>
              {t('widening.decline')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** By the line that proposed it: the answer is to what was read, and not to what is proposed by then. */
const nameOf = ({ checkpointId, segment, agentVersion, to, seq }: OpenWidening) => ({
  checkpoint: checkpointId,
  ...{ segment, agentVersion, to, seq },
});
