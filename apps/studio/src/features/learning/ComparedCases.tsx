import { Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './ModelCard.module.css';

export interface ListedCase {
  readonly id: string;
  readonly runId: string | null;
  readonly text: string;
  readonly label: string;
  readonly said: readonly { readonly by: string; readonly label: string; readonly confidence: number }[];
}

/** Cases with what was right and what versions said; a case of a run leads there. */
export function ComparedCases({ title, cases }: { title: ReactNode; cases: readonly ListedCase[] }) {
  const { t, language } = useLocale();
  const { workspace = '' } = useParams({ strict: false });
  if (cases.length === 0) return null;
  return (
    <details className={classes['details']}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={classes['cases']} tabIndex={0}>
        {cases.map(({ id, runId, text, label, said }) => (
          <li key={id}>
            {runId === null ? (
              <UntrustedText inline text={text} />
            ) : (
              <Link to="/w/$workspace/runs/$run" params={{ workspace, run: runId }}>
                <UntrustedText inline text={text} />
              </Link>
            )}
            <Text size="sm" c="dimmed" component="div">
              {t('learning.compare.right')} <UntrustedText inline text={label} />
              {said.map(({ by, label: answer, confidence }) => (
                <span key={by}>
                  {' · '}
                  {by}: <UntrustedText inline text={answer} /> ({formatShare(confidence, language)})
                </span>
              ))}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
