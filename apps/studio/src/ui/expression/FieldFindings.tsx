import type { Writing } from '@countersign/compiler';
import { Button } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import classes from './ExpressionField.module.css';
import type { TextFinding } from './findingsOf.ts';
import { fixesOf, type TextFix } from './fixesOf.ts';

type FieldFindingsProps = {
  readonly findings: readonly TextFinding[];
  readonly source: string;
  readonly isTemplate: boolean;
  readonly writing: Writing | null;
  readonly onFix: (fix: TextFix) => void;
};

const MOST = 3;

/** What is wrong with a text, each with the ways to mend it. */
export function FieldFindings({ findings, source, isTemplate, writing, onFix }: FieldFindingsProps) {
  const t = useT();
  return findings.slice(0, MOST).map((finding) => {
    const fixes = writing === null ? [] : fixesOf(finding.diagnostic, { source, isTemplate, writing });
    return (
      <div
        key={`${finding.diagnostic.code}${finding.message}`}
        className={classes['finding']}
        data-doubtful={!finding.isError || undefined}
      >
        {finding.message}
        {fixes.length > 0 && (
          <div className={classes['fixes']}>
            {fixes.map((fix) => (
              <Button
                key={fix.insert}
                size="compact-xs"
                variant="default"
                aria-label={t('expression.fix', { text: fix.insert })}
                onClick={() => onFix(fix)}
              >
                <code>{fix.insert.length > 40 ? `${fix.insert.slice(0, 39)}…` : fix.insert}</code>
              </Button>
            ))}
          </div>
        )}
      </div>
    );
  });
}
