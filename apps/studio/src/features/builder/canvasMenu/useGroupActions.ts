import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { usePhrase, useT } from '../../../strings/useT.ts';
import type { Folds } from '../folds/openFolds.ts';
import type { BuilderSession } from '../session/BuilderSession.ts';
import { type GroupActions, groupActions } from './groupActions.ts';

/** The actions of the menu, saying what they say in the reader's language. */
export function useGroupActions(session: BuilderSession, folds: Folds): GroupActions {
  const t = useT();
  const phrase = usePhrase();
  return useMemo(
    () =>
      groupActions(session, {
        folds,
        groupTitle: t('canvas.group.title'),
        onLost: (ports) =>
          notifications.show({
            color: 'amber',
            message: t('canvas.replaced.lost', { ports: ports.map((port) => phrase(port)).join(', ') }),
          }),
      }),
    [session, folds, t, phrase],
  );
}
