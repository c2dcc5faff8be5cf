import type { Command, Diagnostic } from '@countersign/model';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { notifyDone, notifyProblem } from '../../../ui/notify.ts';
import { useBuilder } from '../BuilderContext.ts';
import { fixBeside } from '../check/fixBeside.ts';
import classes from '../panels/ProblemsPanel.module.css';
import { useCallEnvironment } from '../useDiagnostics.ts';
import { leaveRow } from './leaveRow.ts';

type FixAllButtonProps = {
  /** One of the kind. */
  readonly finding: Diagnostic;
  readonly count: number;
};

const FIXING = {
  all: 'builder.problems.fixAll',
  of: 'builder.problems.fixAll.of',
  done: 'builder.problems.fixedAll',
} as const;
const DISMISSING = {
  all: 'builder.problems.dismissAll',
  of: 'builder.problems.dismissAll.of',
  done: 'builder.problems.dismissedAll',
} as const;
type Words = typeof FIXING | typeof DISMISSING;

/** What an import has lost is not mended by a press: it is only told no more. */
const isDismissed = ({ fix }: Diagnostic): boolean =>
  (fix?.command as Command | undefined)?.type === 'setOrigin'; // safe: the compiler gives commands

/** Mends every finding of a kind as one step that can be undone; while it is worked out it says how far it is, and a press ends it. */
export function FixAllButton({ finding, count }: FixAllButtonProps) {
  const t = useT();
  const words = isDismissed(finding) ? DISMISSING : FIXING;
  const { button, mended, fix, stop } = useFixAll(finding.code, words.done);
  if (mended !== undefined) {
    return (
      <Button
        ref={button}
        className={classes['fixAll'] ?? ''}
        size="compact-xs"
        variant="default"
        onClick={stop}
      >
        {t('builder.problems.fixing', { mended, count })}
      </Button>
    );
  }
  return (
    <Button
      ref={button}
      className={classes['fixAll'] ?? ''}
      size="compact-xs"
      aria-label={t(words.of, { count, kind: finding.fix?.title ?? finding.code })}
      onClick={fix}
    >
      {t(words.all, { count })}
    </Button>
  );
}

function useFixAll(code: string, done: Words['done']) {
  const button = useRef<HTMLButtonElement>(null);
  const t = useT();
  const { session, flow } = useBuilder();
  const environment = useCallEnvironment(flow);
  const [mended, setMended] = useState<number>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const fix = async () => {
    const { document } = session.editing.get();
    running.current = new AbortController();
    const { signal } = running.current;
    setMended(0);
    try {
      const all = await fixBeside({ document, code, environment }, { onProgress: setMended, signal });
      if (all === null) return;
      if (session.editing.get().document !== document) {
        // The fixes are of another drawing than the one that is there now.
        notifications.show({ color: 'amber', message: t('builder.problems.fixLate') });
      } else if (session.run(all.command)) {
        if (button.current !== null) leaveRow(button.current, 'group');
        notifyDone(t(done, { count: all.count }));
      }
    } catch (error) {
      notifyProblem(error, t);
    } finally {
      if (!signal.aborted) setMended(undefined);
    }
  };
  const stop = () => {
    running.current?.abort();
    setMended(undefined);
  };
  return { button, mended, fix, stop };
}
