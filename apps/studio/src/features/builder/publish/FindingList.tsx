import { Alert, Anchor, List, Text } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { FixButton, SEVERITY_COLOR } from '../inspector/Findings.tsx';
import { findingKey } from '../problems/isSameFinding.ts';

/** What the compiler says against publishing: each leads to its place, and what can be mended is mended here. */
export function FindingList({ onShow }: { readonly onShow: () => void }) {
  const t = useT();
  const { diagnostics, showFinding } = useFindings();
  const findings = diagnostics.filter((finding) => finding.severity !== 'info');
  if (findings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('builder.problems.none')}
      </Text>
    );
  }
  const worst = findings.some((finding) => finding.severity === 'error') ? 'error' : 'warning';
  return (
    <Alert color={SEVERITY_COLOR[worst]} title={t('builder.problems.count', { count: findings.length })}>
      <List size="sm" spacing={4}>
        {findings.map((finding) => (
          <List.Item key={findingKey(finding)}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              ta="left"
              title={finding.help}
              data-problem={finding.code}
              onClick={() => {
                onShow();
                showFinding(finding);
              }}
            >
              {finding.message}
            </Anchor>{' '}
            <FixButton finding={finding} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
