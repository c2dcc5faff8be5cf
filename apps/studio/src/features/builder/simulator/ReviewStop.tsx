import type { JsonObject, Verdict, VerdictType } from '@countersign/model';
import type { SimulatedReview } from '@countersign/simulation';
import { Button, Group, List, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { gateReasonText } from '../../../ui/gateReasonText.ts';
import { SchemaForm, useSchemaForm } from '../../../ui/SchemaForm/index.ts';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import { nodeOf, runOf } from './moveAt.ts';
import type { StopFormProps } from './stopFormProps.ts';

type ReviewStopProps = Pick<StopFormProps, 'onMove'> & {
  readonly run: number;
  readonly review: SimulatedReview;
};

/** What a reviewer would be asked and why, with the answers that the gate takes. */
export function ReviewStop({ review, run, onMove }: ReviewStopProps) {
  const { t, language, phrase } = useLocale();
  const payload = useSchemaForm(review.payloadSchema, review.proposal.payload);
  const [message, setMessage] = useState('');
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const types = [...new Set(review.options.map(({ verdict }) => verdict))];
  const decide = (type: VerdictType) => {
    if (type === 'edit' && !payload.submit()) return;
    const verdict: Verdict = {
      type,
      ...(type === 'edit' ? { edited: payload.json as JsonObject } : {}), // safe: the form of an object schema gives an object
      ...(message.trim() === '' ? {} : { message: message.trim() }),
      ...(type === 'reject' && reasonCode !== null ? { reasonCode } : {}),
    };
    onMove({ type: 'decide', ...runOf({ run }), node: nodeOf(review.node), verdict });
  };
  const { given, needed } = review.approvals;
  return (
    <Stack gap="xs">
      <UntrustedText text={review.question} />
      <div>
        <Text size="xs" c="dimmed">
          {t('simulator.why')}
        </Text>
        <List size="sm">
          {review.reasons.map((reason) => (
            <List.Item key={JSON.stringify(reason)}>
              {gateReasonText(reason, { t, language, phrase })}
            </List.Item>
          ))}
        </List>
      </div>
      {needed > 1 && <Text size="sm">{t('simulator.approvals', { given, needed })}</Text>}
      <SchemaForm
        schema={review.payloadSchema}
        value={payload.value}
        onChange={payload.setValue}
        errors={payload.errors}
      />
      {review.reasonCodes.length > 0 && (
        <Select
          label={t('simulator.reason')}
          clearable
          data={review.reasonCodes.map(({ code, title }) => ({ value: code, label: title }))}
          value={reasonCode}
          onChange={setReasonCode}
        />
      )}
      <TextInput
        label={t('simulator.message')}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <Group gap="xs">
        {types.map((type) => (
          <Button
            key={type}
            size="compact-md"
            variant="default"
            disabled={type === 'sendBack' && message.trim() === ''}
            onClick={() => decide(type)}
          >
            {t(`verdict.${type}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
