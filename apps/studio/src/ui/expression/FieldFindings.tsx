import { Button } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import classes from './ExpressionField.module.css';
import { fixesOf } from './fixesOf.ts';
import type { ExpressionText } from './useExpressionText.ts';

const MOST = 3;
const LONGEST = 40;

type FieldFindingsProps = { readonly isTemplate: boolean; readonly text: ExpressionText };

/** What is wrong with a text, each with the ways to mend it. */
export function FieldFindings({ isTemplate, text }: FieldFindingsProps) {
  const t = useT();
  const { findings, source, writing, change } = text;
  return findings.slice(0, MOST).map(({ diagnostic, message, isError }) => {
    const fixes = writing === null ? [] : fixesOf(diagnostic, { source, isTemplate, writing });
    return (
      <div
        key={`${diagnostic.code}${message}`}
        className={classes['finding']}
        data-doubtful={!isError || undefined}
      >
        {message}
        {fixes.length > 0 && (
          <div className={classes['fixes']}>
            {fixes.map(({ insert, range }) => (
              <Button
                key={insert}
                size="compact-xs"
                variant="default"
                aria-label={t('expression.fix', { text: insert })}
                onClick={() => change(source.slice(0, range.from) + insert + source.slice(range.to))}
              >
                <code>{insert.length > LONGEST ? `${insert.slice(0, LONGEST)}…` : insert}</code>
              </Button>
            ))}
          </div>
        )}
      </div>
    );
  });
}
