import { type Diagnostic, nodeById } from '@countersign/model';
import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { FixButton } from '../inspector/Findings.tsx';
import classes from '../panels/ProblemsPanel.module.css';
import { pathOfFinding } from '../pathOfFinding.ts';
import { FixAllButton } from './FixAllButton.tsx';
import type { FindingGroup } from './groupFindings.ts';
import { findingKey } from './isSameFinding.ts';

/** The findings of one kind; several that can be mended by a click can be mended together. */
export function ProblemGroup({ group }: { readonly group: FindingGroup }) {
  const { code, findings } = group;
  const fixable = findings.filter(({ fix }) => fix !== undefined && fix.isStatement !== true);
  const [first] = fixable;
  return (
    <ul className={classes['group']} data-code={code}>
      {findings.map((finding, index) => (
        <ProblemRow key={findingKey(finding)} finding={finding}>
          {index === 0 && first !== undefined && fixable.length > 1 && (
            <FixAllButton finding={first} count={fixable.length} />
          )}
        </ProblemRow>
      ))}
    </ul>
  );
}

type ProblemRowProps = { readonly finding: Diagnostic; readonly children: ReactNode };

function ProblemRow({ finding, children }: ProblemRowProps) {
  const t = useT();
  const { showFinding } = useFindings();
  const document = useDocument();
  const node = finding.node === undefined ? undefined : nodeById(document, finding.node);
  const Icon = finding.severity === 'info' ? IconInfoCircle : IconAlertTriangle;
  const path = pathOfFinding(finding, document);
  return (
    <li className={classes['row']} data-severity={finding.severity}>
      <button
        type="button"
        className={classes['link']}
        onClick={() => showFinding(finding)}
        title={finding.help}
        data-problem={finding.code}
      >
        <Icon size={16} role="img" aria-label={t(`builder.severity.${finding.severity}`)} />
        <span>{finding.message}</span>
        {path !== undefined && (
          <Badge size="sm" variant="outline" color="brick" leftSection={<IconRoute size={12} />}>
            {t('builder.path.show')}
          </Badge>
        )}
        {node && <span className={classes['node']}>{node.title}</span>}
      </button>
      <FixButton finding={finding} />
      {children}
    </li>
  );
}
