import { Alert, List, Text } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { FixButton, SEVERITY_COLOR } from '../inspector/Findings.tsx';
import { countInWords, countsInWords } from '../problems/countFindings.ts';
import { findingKey } from '../problems/isSameFinding.ts';
import { Entry } from './Entry.tsx';

/** What the compiler says against publishing: each leads to its place, and what can be mended is mended here. */
export function FindingList({ onShow }: { readonly onShow: () => void }) {
  const t = useT();
  const { diagnostics, counts, showFinding } = useFindings();
  const findings = diagnostics.filter((finding) => finding.severity !== 'info');
  const remarks = countInWords('info', counts, t);
  if (findings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {counts.info === 0 ? t('builder.problems.none') : t('builder.publish.onlyRemarks', { remarks })}
      </Text>
    );
  }
  const worst = counts.error > 0 ? 'error' : 'warning';
  return (
    <Alert color={SEVERITY_COLOR[worst]} title={countsInWords({ ...counts, info: 0 }, t)}>
      <List size="sm" spacing={4}>
        {findings.map((finding) => (
          <Entry
            key={findingKey(finding)}
            title={finding.help}
            data-problem={finding.code}
            onClick={() => {
              onShow();
              showFinding(finding);
            }}
            beside={
              <>
                {' '}
                <FixButton finding={finding} />
              </>
            }
          >
            {finding.message}
          </Entry>
        ))}
      </List>
      {counts.info > 0 && (
        <Text size="sm" mt={6}>
          {t('builder.publish.remarks', { remarks })}
        </Text>
      )}
    </Alert>
  );
}
