import type { ReviewContent, Verdict } from '@countersign/model';
import { Checkbox, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { SchemaForm, sameJson, useSchemaForm } from '../../ui/SchemaForm/index.ts';
import type { Drafting } from './useAnswerDraft.ts';
import { useKept } from './useKept.ts';
import { VerdictForm } from './VerdictForm.tsx';
import type { Send } from './verdictMode.ts';

interface EditVerdictProps {
  readonly content: ReviewContent;
  readonly type: 'edit' | 'incorrect';
  readonly drafting: Drafting;
  readonly onSend: Send;
  readonly onClose: () => void;
}

/** The payload as a form with what was changed marked: approved in its new shape, or given as the right answer. */
export function EditVerdict({ content, type, drafting, onSend, onClose }: EditVerdictProps) {
  const t = useT();
  const { payloadSchema, proposal } = content;
  const original = useMemo(() => ({ value: proposal.payload }), [proposal.payload]);
  const [begun] = useState(() => drafting.begun(type));
  const form = useSchemaForm(payloadSchema, begun?.edited ?? proposal.payload);
  const [message, setMessage] = useState(begun?.message ?? '');
  const [isCritical, setCritical] = useState(begun?.critical ?? false);
  const [isTried, setTried] = useState(false);
  const isSame = sameJson(form.json, proposal.payload);
  const isBlocked = type === 'edit' && isSame;
  const isUntouched = isSame && message === '' && !isCritical;
  useKept(drafting, type, isUntouched ? null : { edited: form.json, message, critical: isCritical });
  const send = () => {
    setTried(true);
    if (!form.submit() || isBlocked) return;
    const edited = isSame ? undefined : form.json;
    onSend(verdictOf({ type, edited, message: message.trim(), isCritical }));
  };
  return (
    <VerdictForm
      title={t(`verdict.${type}.title`)}
      help={t(`verdict.${type}.help`)}
      submit={t(`verdict.${type}.submit`)}
      color={type === 'edit' ? 'ink' : 'brick'}
      look="editor"
      onSubmit={send}
      onClose={onClose}
    >
      <SchemaForm
        schema={payloadSchema}
        value={form.value}
        onChange={form.setValue}
        errors={form.errors}
        original={original}
      />
      <Textarea
        mt="sm"
        label={t('verdict.reject.message')}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
        autosize
        minRows={1}
        maxRows={4}
      />
      {type === 'incorrect' && (
        <Checkbox
          mt="md"
          color="brick"
          label={t('verdict.critical')}
          description={t('verdict.critical.help')}
          checked={isCritical}
          onChange={(event) => setCritical(event.currentTarget.checked)}
        />
      )}
      {isTried && isBlocked && (
        <Text size="sm" mt="xs" c="var(--mantine-color-error)" role="alert">
          {t('verdict.edit.unchanged')}
        </Text>
      )}
    </VerdictForm>
  );
}

interface Answer {
  readonly type: 'edit' | 'incorrect';
  readonly edited: unknown;
  readonly message: string;
  readonly isCritical: boolean;
}

function verdictOf(answer: Answer): Verdict {
  return {
    type: answer.type,
    // safe: the form of an object schema edits an object.
    ...(answer.edited === undefined ? {} : { edited: answer.edited as NonNullable<Verdict['edited']> }),
    ...(answer.message === '' ? {} : { message: answer.message }),
    ...(answer.isCritical ? { critical: true } : {}),
  };
}
