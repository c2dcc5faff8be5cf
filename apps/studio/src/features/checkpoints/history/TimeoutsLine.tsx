import { Anchor } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLocale } from '../../../strings/useT.ts';
import { formatDay } from '../../../ui/formatTime.ts';
import type { Timeouts } from './groupTimeouts.ts';
import { HistoryLine } from './HistoryLine.tsx';
import { LedgerLine, type ShownLine } from './LedgerLine.tsx';
import classes from './LedgerLines.module.css';

interface TimeoutsLineProps extends Timeouts<ShownLine> {
  /** Whether older lines of the same day may not have been read yet. */
  readonly isCut: boolean;
}

/** What ran out of time on a day, as one line that can be opened. */
export function TimeoutsLine({ day, timeouts, isCut }: TimeoutsLineProps) {
  const { t, language } = useLocale();
  const [isOpen, { toggle }] = useDisclosure();
  const count = timeouts.length;
  return (
    <HistoryLine
      kind="timeouts"
      tone="brick"
      title={t(isCut ? 'ledger.timeouts.some' : 'ledger.timeouts', { count })}
      details={[]}
      at={timeouts[0]?.at ?? day}
      foot={formatDay(day, language, 'short')}
    >
      <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={isOpen}>
        {t(isOpen ? 'ledger.timeouts.close' : 'ledger.timeouts.open')}
      </Anchor>
      {isOpen && (
        <ol className={classes['lines']}>
          {timeouts.map((line) => (
            <LedgerLine key={line.seq} {...line} />
          ))}
        </ol>
      )}
    </HistoryLine>
  );
}
