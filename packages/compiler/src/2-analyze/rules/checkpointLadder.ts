import {
  type Diagnostic,
  evidenceFaults,
  type NodeOf,
  type Rung,
  rungFault,
  rungNarrowing,
} from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig, type Fix } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** The ladder of a checkpoint widens from rung to rung, starts at 0, knows the amounts it limits, and can be earned. */
export const checkpointLadder: Rule = ({ document }) =>
  document.nodes.flatMap((node) =>
    node.kind === 'gate'
      ? [...checkOrder(node), ...checkStart(node), ...checkAmount(node), ...checkEvidence(node)]
      : [],
  );

function checkOrder(gate: NodeOf<'gate'>): Diagnostic[] {
  const { id, title, config } = gate;
  const { ladder } = config.policy;
  return ladder.flatMap((rung, index) => {
    const before = ladder[index - 1];
    if (before === undefined) return [];
    const narrowing = rungNarrowing(before, rung);
    const place = { node: id, field: `/policy/ladder/${index}` };
    const holes = { title, rung: index + 1 };
    if (narrowing !== null) {
      const reason = STRICTER[narrowing];
      const fix = widen(gate, index, before);
      return diagnose('ladder_not_widening', { ...place, holes: { ...holes, reason }, fix });
    }
    if (rungFault(before, rung, config.policy) === null) return [];
    return diagnose('ladder_not_widening', {
      ...place,
      holes: { ...holes, reason: 'it lets nothing more pass' },
    });
  });
}

/** Lets a rung pass what the one before it does. */
function widen(gate: NodeOf<'gate'>, index: number, before: Rung): Fix {
  const { policy } = gate.config;
  const ladder = policy.ladder.map((rung, place): Rung => {
    if (place !== index) return rung;
    const { maxAmount, ...kept } = rung;
    const minConfidence = Math.min(rung.minConfidence, before.minConfidence);
    if (maxAmount === undefined || before.maxAmount === undefined) return { ...kept, minConfidence };
    return { ...kept, minConfidence, maxAmount: Math.max(maxAmount, before.maxAmount) };
  });
  return changeConfig('Make it as wide as the rung before', gate, { policy: { ...policy, ladder } });
}

const STRICTER = {
  confidence: 'it asks for more confidence',
  amount: 'it allows a smaller amount',
} as const;

function checkStart(gate: NodeOf<'gate'>): Diagnostic[] {
  const { id, title, config } = gate;
  const { startRung: rung, ladder } = config.policy;
  if (rung === 0) return [];
  const policy = { ...config.policy, startRung: 0 };
  const fix = changeConfig('Start by reviewing everything', gate, { policy });
  const place = { node: id, field: '/policy/startRung', fix };
  return rung > ladder.length
    ? [diagnose('start_rung_missing', { ...place, holes: { title, rung, count: ladder.length } })]
    : [diagnose('autonomy_not_earned', { ...place, holes: { title, rung } })];
}

function checkAmount({ id, title, config }: NodeOf<'gate'>): Diagnostic[] {
  const { amount, maxAmount, ladder } = config.policy;
  const isLimited = maxAmount !== undefined || ladder.some((rung) => rung.maxAmount !== undefined);
  if (!isLimited || amount !== undefined) return [];
  return [diagnose('amount_missing', { node: id, field: '/policy/amount', holes: { title } })];
}

function checkEvidence({ id, title, config }: NodeOf<'gate'>): Diagnostic[] {
  const [fault] = evidenceFaults(config.policy);
  if (fault === undefined) return [];
  const { at: field = '/policy', message: reason } = fault;
  return [diagnose('evidence_unsound', { node: id, field, holes: { title, reason } })];
}
