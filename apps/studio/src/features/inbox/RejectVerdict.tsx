import type { ReasonCode } from '@countersign/model';
import { Group, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { VerdictForm } from './VerdictForm.tsx';
import type { Send } from './verdictMode.ts';

interface RejectVerdictProps {
  readonly reasonCodes: readonly ReasonCode[];
  readonly onSend: Send;
  readonly onClose: () => void;
}

/** No, with a reason from the gate's list and a message. */
export function RejectVerdict({ reasonCodes, onSend, onClose }: RejectVerdictProps) {
  const t = useT();
  const [reasonCode, setReasonCode] = useState('');
  const [message, setMessage] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reasonCodes.length > 0 && reasonCode === '';
  const send = () => {
    setTried(true);
    if (isMissing) return;
    onSend({
      type: 'reject',
      ...(reasonCode === '' ? {} : { reasonCode }),
      ...(message.trim() === '' ? {} : { message: message.trim() }),
    });
  };
  return (
    <VerdictForm
      title={t('verdict.reject.title')}
      submit={t('verdict.reject.submit')}
      color="brick"
      onSubmit={send}
      onClose={onClose}
    >
      {reasonCodes.length > 0 && (
        <Radio.Group
          label={t('verdict.reject.reason')}
          value={reasonCode}
          onChange={setReasonCode}
          error={isTried && isMissing ? t('verdict.reject.reasonMissing') : null}
          mb="sm"
        >
          <Group gap="md" mt={4}>
            {reasonCodes.map(({ code, title }) => (
              <Radio key={code} value={code} label={title} />
            ))}
          </Group>
        </Radio.Group>
      )}
      <Textarea
        label={t('verdict.reject.message')}
        description={t('verdict.reject.messageHelp')}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={10_000}
      />
    </VerdictForm>
  );
}
