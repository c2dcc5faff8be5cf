import { Alert, List, Text } from '@mantine/core';
import { policyFieldName } from '../../../policy/policyFormSchema.ts';
import { useT } from '../../../strings/useT.ts';
import type { FieldErrors } from '../../../ui/SchemaForm/index.ts';

/** Everything that is wrong with a draft, beside the button that waits for it: the fields may be far down the page. */
export function Mistakes({ errors }: { errors: FieldErrors }) {
  const t = useT();
  const mistakes = Object.entries(errors);
  if (mistakes.length === 0) return null;
  return (
    <Alert color="amber" mb="sm" title={t('adjust.mistakes', { count: mistakes.length })}>
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
