import { ActionIcon, Paper, Text } from '@mantine/core';
import { IconRoute, IconX } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { FixButton } from '../inspector/Findings.tsx';
import classes from './PathBanner.module.css';

/** Says in words what the canvas paints: the way that a finding is about, step by step. */
export function PathBanner() {
  const t = useT();
  const { shownPath, hidePath } = useFindings();
  const { nodes } = useDocument();
  if (shownPath === undefined) return null;
  const titles = new Map(nodes.map((node) => [node.id, node.title]));
  const { finding, mark } = shownPath;
  return (
    <Paper className={classes['banner'] ?? ''} role="status" shadow="sm" withBorder>
      <IconRoute size={18} aria-hidden="true" />
      <div>
        <Text size="sm" fw={570}>
          {finding.message}
        </Text>
        <Text size="xs" c="dimmed">
          {t('builder.path.steps', {
            count: mark.nodes.length,
            titles: mark.nodes.map((id, at) => `${at + 1}. ${titles.get(id) ?? id}`).join(' → '),
          })}
        </Text>
      </div>
      <FixButton finding={finding} />
      <ActionIcon size="sm" aria-label={t('builder.path.hide')} onClick={hidePath}>
        <IconX size={15} />
      </ActionIcon>
    </Paper>
  );
}
