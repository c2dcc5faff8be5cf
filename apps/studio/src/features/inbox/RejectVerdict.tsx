import type { ReviewContent, Verdict } from '@countersign/model';
import { Checkbox, Group, Radio, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { SchemaForm, sameJson, useSchemaForm } from '../../ui/SchemaForm/index.ts';
import type { Drafting } from './useAnswerDraft.ts';
import { useKept } from './useKept.ts';
import { VerdictForm } from './VerdictForm.tsx';
import type { Send } from './verdictMode.ts';

interface RejectVerdictProps {
  readonly content: ReviewContent;
  readonly drafting: Drafting;
  readonly onSend: Send;
  readonly onClose: () => void;
}

/** No, with a reason from the gate's list, a message and, for whoever learns from it, the answer that would have been right. */
export function RejectVerdict({ content, drafting, onSend, onClose }: RejectVerdictProps) {
  const t = useT();
  const { reasonCodes, payloadSchema, proposal } = content;
  const [begun] = useState(() => drafting.begun('reject'));
  const [reasonCode, setReasonCode] = useState(begun?.reasonCode ?? '');
  const [message, setMessage] = useState(begun?.message ?? '');
  const [knowsBetter, setKnowsBetter] = useState(begun?.edited !== undefined);
  const [isTried, setTried] = useState(false);
  const right = useSchemaForm(payloadSchema, begun?.edited ?? proposal.payload);
  const original = useMemo(() => ({ value: proposal.payload }), [proposal.payload]);
  const isUntouched = reasonCode === '' && message === '' && !knowsBetter;
  const told = knowsBetter ? { edited: right.json } : {};
  useKept(drafting, 'reject', isUntouched ? null : { reasonCode, message, ...told });
  const isMissing = reasonCodes.length > 0 && reasonCode === '';
  const send = () => {
    setTried(true);
    const isBroken = knowsBetter && !right.submit();
    if (isMissing || isBroken) return;
    const isTold = knowsBetter && !sameJson(right.json, proposal.payload);
    onSend({
      type: 'reject',
      ...(reasonCode === '' ? {} : { reasonCode }),
      ...(message.trim() === '' ? {} : { message: message.trim() }),
      // safe: the form of an object schema edits an object.
      ...(isTold ? { edited: right.json as NonNullable<Verdict['edited']> } : {}),
    });
  };
  return (
    <VerdictForm
      title={t('verdict.reject.title')}
      submit={t('verdict.reject.submit')}
      color="brick"
      look={knowsBetter ? 'editor' : 'panel'}
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
      <Checkbox
        mt="sm"
        mb={knowsBetter ? 'sm' : 0}
        label={t('verdict.reject.right')}
        description={t('verdict.reject.rightHelp')}
        checked={knowsBetter}
        onChange={(event) => setKnowsBetter(event.currentTarget.checked)}
      />
      {knowsBetter && (
        <SchemaForm
          schema={payloadSchema}
          value={right.value}
          onChange={right.setValue}
          errors={right.errors}
          original={original}
        />
      )}
    </VerdictForm>
  );
}
