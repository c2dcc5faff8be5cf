import type { Command, Diagnostic } from '@countersign/model';
import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { leaveRow } from '../problems/leaveRow.ts';
import classes from './Findings.module.css';

export const SEVERITY_COLOR = { error: 'brick', warning: 'amber', info: 'sky' } as const;

/** What the compiler says about one step, or without one about the flow itself, above its form, with what mends it. */
export function Findings({ node }: { readonly node: string | undefined }) {
  const { diagnostics } = useFindings();
  const own = diagnostics.filter((finding) => finding.node === node && finding.edge === undefined);
  if (own.length === 0) return null;
  return (
    <Stack gap={6}>
      {own.map((finding) => (
        <FindingAlert key={`${finding.code}${finding.field}${finding.message}`} finding={finding} />
      ))}
    </Stack>
  );
}

function FindingAlert({ finding }: { readonly finding: Diagnostic }) {
  const Icon = finding.severity === 'info' ? IconInfoCircle : IconAlertTriangle;
  const { showFinding } = useFindings();
  return (
    <Alert
      p="xs"
      className={classes['finding'] ?? ''}
      color={SEVERITY_COLOR[finding.severity]}
      icon={<Icon size={16} />}
      title={
        finding.field === undefined ? (
          finding.message
        ) : (
          <Anchor
            component="button"
            type="button"
            inherit
            ta="left"
            c="inherit"
            onClick={() => showFinding(finding)}
          >
            {finding.message}
          </Anchor>
        )
      }
    >
      <Text size="xs">{finding.help}</Text>
      <FixButton finding={finding} />
    </Alert>
  );
}

/** The button that does what the compiler proposes, as one step that can be undone. */
export function FixButton({ finding }: { readonly finding: Diagnostic }) {
  const t = useT();
  const { session } = useBuilder();
  const { fix } = finding;
  if (fix === undefined) return null;
  return (
    <Button
      mt={6}
      className={classes['fix'] ?? ''}
      size="compact-xs"
      variant="default"
      data-fix={finding.code}
      aria-label={t('builder.problems.fix', { fix: fix.title })}
      onClick={(event) => {
        event.stopPropagation();
        const pressed = event.currentTarget;
        // safe: the compiler writes commands of the model here
        if (session.run(fix.command as Command)) leaveRow(pressed, 'row');
      }}
    >
      {fix.title}
    </Button>
  );
}
