import type { ActionOperation } from '@countersign/model';
import { Text } from '@mantine/core';
import { useT } from '../../../../strings/useT.ts';
import { UntrustedText } from '../../../../ui/UntrustedText.tsx';
import classes from './TestStep.module.css';

/** The request that an action would send, as it would leave; the secret of a connection is added on the server only. */
export function RequestView({ operation }: { readonly operation: ActionOperation }) {
  const t = useT();
  const connection = 'connection' in operation ? operation.connection : undefined;
  return (
    <>
      <Text size="xs" fw={600}>
        {t('inspector.trial.request')}
      </Text>
      <div className={classes['request']}>
        <UntrustedText text={textOf(operation)} />
      </div>
      {connection !== undefined && (
        <Text size="xs" c="dimmed">
          {t('inspector.trial.secret', { connection })}
        </Text>
      )}
    </>
  );
}

function textOf(operation: ActionOperation): string {
  switch (operation.type) {
    case 'http': {
      const headers = Object.entries(operation.headers).map(([name, value]) => `${name}: ${value}`);
      return [`${operation.method} ${operation.url}`, ...headers, ...bodyOf(operation.body)].join('\n');
    }
    case 'webhook': {
      const body = { type: operation.event, data: operation.body ?? null };
      return [`POST ${operation.url}`, ...bodyOf(body)].join('\n');
    }
    case 'email':
      return `To: ${operation.to}\nSubject: ${operation.subject}\n\n${operation.body}`;
  }
}

const bodyOf = (body: unknown): string[] => (body === undefined ? [] : ['', JSON.stringify(body, null, 2)]);
