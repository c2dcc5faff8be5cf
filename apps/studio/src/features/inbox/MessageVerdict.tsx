import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../strings/useT.ts';
import type { Drafting } from './useAnswerDraft.ts';
import { useKept } from './useKept.ts';
import { VerdictForm } from './VerdictForm.tsx';
import type { Send } from './verdictMode.ts';

interface MessageVerdictProps {
  readonly type: 'sendBack' | 'escalate';
  readonly drafting: Drafting;
  readonly onSend: Send;
  readonly onClose: () => void;
}

/** An answer that is a message: instructions for the agent, or a note for an owner. */
export function MessageVerdict({ type, drafting, onSend, onClose }: MessageVerdictProps) {
  const t = useT();
  const [message, setMessage] = useState(() => drafting.begun(type)?.message ?? '');
  useKept(drafting, type, message === '' ? null : { message });
  const [isTried, setTried] = useState(false);
  const text = message.trim();
  // An agent that is told nothing would only repeat itself; an owner can read the case.
  const isMissing = type === 'sendBack' && text === '';
  const send = () => {
    setTried(true);
    if (!isMissing) onSend({ type, ...(text === '' ? {} : { message: text }) });
  };
  return (
    <VerdictForm
      title={t(`verdict.${type}.title`)}
      submit={t(`verdict.${type}.submit`)}
      onSubmit={send}
      onClose={onClose}
    >
      <Textarea
        label={t(`verdict.${type}.message`)}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
        error={isTried && isMissing ? t('verdict.sendBack.missing') : null}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={10_000}
      />
    </VerdictForm>
  );
}
