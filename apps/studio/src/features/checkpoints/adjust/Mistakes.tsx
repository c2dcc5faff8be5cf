import { Alert, List, Text } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import type { FieldErrors } from '../../../ui/SchemaForm/index.ts';

/** Everything that is wrong with a draft, beside the button that waits for it: the fields may be far down the page. */
export function Mistakes({ errors }: { errors: FieldErrors }) {
  const t = useT();
  const messages = [...new Set(Object.values(errors))];
  if (messages.length === 0) return null;
  return (
    <Alert color="amber" mb="sm" title={t('adjust.mistakes', { count: messages.length })}>
      <List size="sm">
        {messages.map((message) => (
          <List.Item key={message}>
            <Text size="sm">{message}</Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
