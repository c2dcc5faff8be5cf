import { Button, Text } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './PendingTray.module.css';
import { TakesEffect } from './TakesEffect.tsx';
import { isOnItsWay, type PendingItem } from './usePending.ts';

interface PendingTrayProps {
  readonly items: readonly PendingItem[];
  readonly onUndo: (review: string) => void;
}

/** The reader's last answers while they can be undone, and those that did not count, until that was read. */
export function PendingTray({ items, onUndo }: PendingTrayProps) {
  const t = useT();
  if (items.length === 0) return null;
  const last = items.find(isOnItsWay);
  return (
    <section className={classes['tray']} aria-label={t('pending.title')}>
      <ul>
        {items.map((item) => (
          <li key={item.id} data-pending={item.id}>
            <div className={classes['words']}>
              <UntrustedText inline text={item.subject ?? item.question} />
              <Text component="div" size="xs" c={isOnItsWay(item) ? 'dimmed' : 'var(--mantine-color-error)'}>
                <Fate item={item} />
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant={isOnItsWay(item) ? 'default' : 'subtle'}
              className={classes['undo'] ?? ''}
              rightSection={item === last ? <KeyHint keys="U" /> : null}
              aria-keyshortcuts={item === last ? 'u' : undefined}
              onClick={() => onUndo(item.id)}
            >
              {t(isOnItsWay(item) ? 'pending.undo' : 'pending.read')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What becomes of an answer. */
function Fate({ item }: { item: PendingItem }) {
  const t = useT();
  const { pending, status } = item;
  if (pending == null) return null;
  const done = t(`verdict.done.${pending.verdict.type}`);
  if (status !== 'open') return t('pending.lost', { verdict: done, status: t(`inbox.status.${status}`) });
  if (pending.problem !== undefined)
    return t('pending.refused', { verdict: done, why: pending.problem.message });
  return (
    <>
      {done} · <TakesEffect pending={pending} />
    </>
  );
}
