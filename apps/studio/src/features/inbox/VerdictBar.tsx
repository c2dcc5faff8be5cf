import type { VerdictType } from '@countersign/model';
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconArrowUp, IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import type { Answerability } from './answerability.ts';
import type { DeskCommand } from './deskKeys.ts';
import classes from './ReviewDesk.module.css';
import { useDeskKeys } from './useDeskKeys.ts';
import { type Mode, modeOf, type Send } from './verdictMode.ts';

interface Look {
  readonly Icon: typeof IconCheck;
  readonly color: string;
  readonly key: string;
  readonly command: DeskCommand;
}

const LOOK: Readonly<Record<VerdictType, Look>> = {
  approve: { Icon: IconCheck, color: 'ink', key: 'A', command: 'approve' },
  edit: { Icon: IconPencil, color: 'gray', key: 'E', command: 'edit' },
  reject: { Icon: IconX, color: 'brick', key: 'R', command: 'reject' },
  sendBack: { Icon: IconArrowBackUp, color: 'gray', key: 'S', command: 'sendBack' },
  escalate: { Icon: IconArrowUp, color: 'gray', key: 'O', command: 'escalate' },
  correct: { Icon: IconCheck, color: 'ink', key: 'A', command: 'approve' },
  incorrect: { Icon: IconX, color: 'brick', key: 'R', command: 'reject' },
};

interface VerdictBarProps {
  readonly verdicts: readonly VerdictType[];
  readonly may: Answerability;
  readonly onMode: (mode: Mode) => void;
  readonly onSend: Send;
}

/**
 * The answers, by mouse, touch and key. All look alike in weight: none is suggested. While a form is open the bar is
 * gone, so that no key or slip of the hand sends another answer than the one being written.
 */
export function VerdictBar({ verdicts, may, onMode, onSend }: VerdictBarProps) {
  const t = useT();
  const choose = (verdict: VerdictType) => {
    const next = modeOf(verdict);
    if (next === null) onSend({ type: verdict });
    else onMode(next);
  };
  const isOpen = may === 'yes';
  useDeskKeys(
    isOpen
      ? Object.fromEntries(verdicts.map((verdict) => [LOOK[verdict].command, () => choose(verdict)]))
      : {},
  );
  if (!isOpen) return <Text c="dimmed">{t(may)}</Text>;
  return (
    <fieldset className={classes['verdicts']} aria-label={t('verdict.yours')}>
      {verdicts.map((verdict) => {
        const { Icon, color, key } = LOOK[verdict];
        return (
          <Button
            key={verdict}
            variant="default"
            px="sm"
            leftSection={
              <Icon size={17} stroke={2} style={{ color: `var(--mantine-color-${color}-light-color)` }} />
            }
            rightSection={<KeyHint keys={key} />}
            aria-keyshortcuts={key.toLowerCase()}
            data-verdict={verdict}
            onClick={() => choose(verdict)}
          >
            {t(`verdict.${verdict}`)}
          </Button>
        );
      })}
    </fieldset>
  );
}
