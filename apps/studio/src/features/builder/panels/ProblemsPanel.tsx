import { type Diagnostic, nodeById } from '@countersign/model';
import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { FixButton } from '../inspector/Findings.tsx';
import classes from './ProblemsPanel.module.css';

/** Everything the compiler has to say; pressing a line shows its step and field. */
export function ProblemsPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { diagnostics } = useBuilder();
  const sorted = [...diagnostics].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return (
    <section className={classes['panel']} aria-label={t('builder.problems')}>
      <Group justify="space-between" className={classes['head'] ?? ''}>
        <Title order={2} size="h3">
          {t('builder.problems')}
        </Title>
        <ActionIcon size="sm" aria-label={t('builder.problems.close')} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </Group>
      {sorted.length === 0 ? (
        <Group gap="xs" p="sm" c="dimmed">
          <IconCircleCheck size={18} />
          <Text size="sm">{t('builder.problems.none')}</Text>
        </Group>
      ) : (
        <ul className={classes['list']}>
          {sorted.map((finding) => (
            <ProblemRow
              key={`${finding.code}${finding.node}${finding.field}${finding.edge}${finding.message}`}
              finding={finding}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

function ProblemRow({ finding }: { readonly finding: Diagnostic }) {
  const t = useT();
  const { showFinding } = useBuilder();
  const document = useDocument();
  const node = finding.node === undefined ? undefined : nodeById(document, finding.node);
  const Icon = finding.severity === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <li className={classes['row']} data-severity={finding.severity}>
      <button
        type="button"
        className={classes['link']}
        onClick={() => showFinding(finding)}
        title={finding.help}
      >
        <Icon size={16} role="img" aria-label={t(`builder.severity.${finding.severity}`)} />
        <span>{finding.message}</span>
        {node && <span className={classes['node']}>{node.title}</span>}
      </button>
      <FixButton finding={finding} />
    </li>
  );
}
