import { diffFlows } from '@countersign/model';
import { List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useLocale } from '../../strings/useT.ts';
import type { Incoming } from './session/BuilderSession.ts';
import { sayChange } from './words/sayChange.ts';

const MOST_LINES = 4;

/** Tells who changed what while the flow was open; the newest notice replaces the one before. */
export function useIncomingNotice(): (incoming: Incoming) => void {
  const locale = useLocale();
  return useCallback(
    ({ by, before, after }) => {
      const { changes, layout } = diffFlows(before, after);
      const lines = [...changes, ...layout].map((change) => sayChange(change, locale));
      if (lines.length === 0) return;
      notifications.hide('builder.incoming');
      notifications.show({
        id: 'builder.incoming',
        title: locale.t('editing.incoming', { name: by }),
        color: 'ink',
        message: (
          <>
            <List size="xs">
              {lines.slice(0, MOST_LINES).map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a notice is shown as it is and never changed
                <List.Item key={index}>{line}</List.Item>
              ))}
            </List>
            {lines.length > MOST_LINES && (
              <Text size="xs">{locale.t('builder.conflict.more', { count: lines.length - MOST_LINES })}</Text>
            )}
          </>
        ),
      });
    },
    [locale],
  );
}
