import type { FlowNode } from '@countersign/model';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { laterPart } from '../../../../later/laterPart.tsx';
import { GateInWords } from './GateInWords.tsx';

// The engine and the words of cron lines come along with these.
const WaitInWords = laterPart(async () => (await import('./WaitInWords.tsx')).WaitInWords);
const ScheduleInWords = laterPart(async () => (await import('./ScheduleInWords.tsx')).ScheduleInWords);

/** What the fields of a step come to, as sentences that follow the typing. */
export function StepInWords({ node }: { readonly node: FlowNode }) {
  if (node.kind === 'gate') return <Words>{<GateInWords node={node} />}</Words>;
  if (node.kind === 'wait') return <Words>{<WaitInWords node={node} />}</Words>;
  if (node.kind === 'trigger' && node.config.schedule !== undefined) {
    return <Words>{<ScheduleInWords schedule={node.config.schedule} />}</Words>;
  }
  return null;
}

const Words = ({ children }: { readonly children: ReactNode }) => (
  <Text size="sm" component="div" role="note" data-in-words>
    {children}
  </Text>
);
