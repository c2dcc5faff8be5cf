import type { RunEventType } from '@countersign/model';
import {
  IconAlertTriangle,
  IconArrowRight,
  IconBan,
  IconCircleCheck,
  IconCircleDot,
  IconClockOff,
  IconEye,
  IconFlag,
  IconInbox,
  IconPlayerPlay,
  IconRefresh,
  IconRoute,
  IconSend,
  IconSignature,
  IconSparkles,
  IconVariable,
} from '@tabler/icons-react';

/** The picture and tone of each event of the timeline; `quiet` ones only tell where the run went. */
export const EVENT_LOOK: Readonly<
  Record<RunEventType, { readonly Icon: typeof IconFlag; readonly color: string; readonly isQuiet?: true }>
> = {
  'run.started': { Icon: IconPlayerPlay, color: 'ink' },
  'step.entered': { Icon: IconCircleDot, color: 'gray', isQuiet: true },
  'port.taken': { Icon: IconArrowRight, color: 'gray', isQuiet: true },
  'agent.proposed': { Icon: IconSparkles, color: 'plum' },
  'agent.failed': { Icon: IconAlertTriangle, color: 'brick' },
  'gate.passed': { Icon: IconCircleCheck, color: 'ink' },
  'gate.held': { Icon: IconInbox, color: 'amber' },
  'gate.expired': { Icon: IconClockOff, color: 'brick' },
  'review.opened': { Icon: IconInbox, color: 'amber' },
  'review.closed': { Icon: IconInbox, color: 'gray', isQuiet: true },
  'verdict.taken': { Icon: IconSignature, color: 'ink' },
  'exception.routed': { Icon: IconRoute, color: 'amber' },
  'sampler.sampled': { Icon: IconEye, color: 'sky' },
  'sampler.skipped': { Icon: IconEye, color: 'gray', isQuiet: true },
  'action.done': { Icon: IconSend, color: 'ink' },
  'action.failed': { Icon: IconAlertTriangle, color: 'brick' },
  'values.set': { Icon: IconVariable, color: 'gray' },
  'step.retried': { Icon: IconRefresh, color: 'amber' },
  'step.parked': { Icon: IconAlertTriangle, color: 'brick' },
  'signal.received': { Icon: IconFlag, color: 'sky' },
  'run.ended': { Icon: IconFlag, color: 'ink' },
  'run.failed': { Icon: IconAlertTriangle, color: 'brick' },
  'run.cancelled': { Icon: IconBan, color: 'gray' },
};
