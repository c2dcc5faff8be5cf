import { fixAll } from '@countersign/compiler';
import { type Diagnostic, nodeById } from '@countersign/model';
import { Badge, Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../../strings/useT.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { FixButton } from '../inspector/Findings.tsx';
import classes from '../panels/ProblemsPanel.module.css';
import { pathOfFinding } from '../pathOfFinding.ts';
import { useCallEnvironment } from '../useDiagnostics.ts';
import type { FindingGroup } from './groupFindings.ts';
import { findingKey } from './isSameFinding.ts';

/** The findings of one kind; several that can be mended by a click can be mended together. */
export function ProblemGroup({ group }: { readonly group: FindingGroup }) {
  const { code, findings } = group;
  const fixable = findings.filter(({ fix }) => fix !== undefined);
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

type FixAllButtonProps = { readonly finding: Diagnostic; readonly count: number };

/** Mends every finding of the kind, one after the other, as one step that can be undone. */
function FixAllButton({ finding, count }: FixAllButtonProps) {
  const t = useT();
  const { session, flow } = useBuilder();
  const environment = useCallEnvironment(flow);
  const fix = () => {
    const all = fixAll(session.editing.get().document, finding.code, environment);
    if (all !== null && session.run(all.command)) {
      notifyDone(t('builder.problems.fixedAll', { count: all.count }));
    }
  };
  return (
    <Button
      className={classes['fixAll'] ?? ''}
      size="compact-xs"
      aria-label={t('builder.problems.fixAll.of', { count, kind: finding.fix?.title ?? finding.code })}
      onClick={fix}
    >
      {t('builder.problems.fixAll', { count })}
    </Button>
  );
}
