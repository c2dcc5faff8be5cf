import { Alert, List, Text } from '@mantine/core';
import { policyFieldName } from '../../../policy/policyFormSchema.ts';
import { useT } from '../../../strings/useT.ts';
import type { FieldErrors } from '../../../ui/SchemaForm/index.ts';

interface MistakesProps {
  readonly errors: FieldErrors;
  /** Those of them that keep the draft from being applied. */
  readonly blocking: FieldErrors;
}

/**
 * Everything that is wrong with a draft, beside the button that waits for it: the fields may be far down the page. What
 * was so before and may stay is told of apart.
 */
export function Mistakes({ errors, blocking }: MistakesProps) {
  const t = useT();
  const blocks = Object.entries(blocking);
  const stays = Object.entries(errors).filter(([at]) => !(at in blocking));
  return (
    <>
      {blocks.length > 0 && (
        <MistakeList title={t('adjust.mistakes', { count: blocks.length })} mistakes={blocks} />
      )}
      {stays.length > 0 && (
        <MistakeList title={t('adjust.mistakes.kept', { count: stays.length })} mistakes={stays} />
      )}
    </>
  );
}

function MistakeList({
  title,
  mistakes,
}: {
  title: string;
  mistakes: readonly (readonly [at: string, message: string])[];
}) {
  const t = useT();
  return (
    <Alert color="amber" mb="sm" title={title}>
      <List size="sm">
        {mistakes.map(([at, message]) => (
          <List.Item key={at}>
            <Text size="sm">
              <strong>{policyFieldName(at.slice(1).replaceAll('/', '.'), t)}:</strong> {message}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
