import { evaluateSource, renderTemplate } from '@countersign/expression';
import { type Artefact, contentHash, type Json, Priority, type Result } from '@countersign/model';
import type { RunIdentity } from './context.ts';
import { scopeOf } from './scope.ts';

/** As long as a case type may be that a caller gives. */
const LONGEST = 100;
/** As much of a hash as tells two long case types apart. */
const MARK = 12;

export type CaseDescription = {
  readonly subject: string | null;
  readonly caseType: string | null;
  readonly priority: Priority;
};

/**
 * The subject, the case type and the priority that the trigger reads from the input. What cannot be evaluated is null, or
 * normal, and a case type that is too long is cut: a case is not turned away because of its label.
 */
export function describeCase(artefact: Artefact, start: { input: Json; run: RunIdentity }): CaseDescription {
  const trigger = artefact.nodes[String(artefact.machine['initial'])]?.node;
  if (trigger?.kind !== 'trigger') return { subject: null, caseType: null, priority: 'normal' };
  const context = { input: start.input, run: start.run, steps: {}, visits: {}, proposal: null };
  const scope = scopeOf({ ...context, route: null, failure: null }, undefined, start.run.startedAt);
  const { subject, caseType, priority } = trigger.config;
  const rendered = subject === undefined ? null : renderTemplate(subject, scope);
  const evaluated = caseType === undefined ? null : evaluateSource(caseType, scope);
  return {
    subject: rendered?.ok ? rendered.value : null,
    caseType: evaluated?.ok ? caseTypeOf(textOf(evaluated.value)) : null,
    priority: priorityOf(priority === undefined ? null : evaluateSource(priority, scope)),
  };
}

function priorityOf(evaluated: Result<Json> | null): Priority {
  const named = Priority.safeParse(evaluated?.ok ? evaluated.value : null);
  return named.success ? named.data : 'normal';
}

function textOf(value: Json): string | null {
  if (value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A long one keeps its beginning, and a mark of the whole: what one case type earns must not count for another. */
function caseTypeOf(text: string | null): string | null {
  if (text === null || text.length <= LONGEST) return text;
  const mark = `… ${contentHash(text).slice(-MARK)}`;
  // Half of a character cannot be stored.
  const beginning = text.slice(0, LONGEST - mark.length).replace(/[\ud800-\udbff]$/, '');
  return `${beginning}${mark}`;
}
