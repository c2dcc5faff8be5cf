import { hasOutput, type ImportLoss } from '@countersign/model';
import { stepsIn } from '../conditions/place.ts';
import { quoted } from '../sketch/losses.ts';
import type { Sketch, SketchStep } from '../sketch/sketch.ts';

type Case = { readonly when: string };

/**
 * Conditions ask only for what some step before them gives. What asks for anything else can never hold here, so it is lost,
 * with the name of the step that it asks for: the wires of a file say less than its program knew while it ran.
 */
export function soundConditions(sketch: Sketch): void {
  const steps = new Map(sketch.steps.map((step) => [step.key, step]));
  const followers = new Map<string, ReadonlySet<string>>();
  const reached = (key: string) => {
    const known = followers.get(key) ?? stepsBehind(sketch, key);
    followers.set(key, known);
    return known;
  };
  for (const step of sketch.steps) {
    if (step.kind !== 'branch') continue;
    const { cases = [] } = step.config as { cases?: readonly Case[] };
    if (!cases.some(({ when }) => stepsIn(when).length > 0)) continue;
    const sound = cases.map((one) => {
      const key = stepsIn(one.when).find((asked) => whyNot(steps.get(asked), step, reached) !== null);
      if (key === undefined) return one;
      const asked = steps.get(key);
      lose(step, one.when, `of ${quoted(asked?.name ?? key)}, ${whyNot(asked, step, reached)}`);
      return { ...one, when: 'false' };
    });
    step.config = { ...(step.config as object), cases: sound };
  }
}

function whyNot(
  asked: SketchStep | undefined,
  by: SketchStep,
  reached: (key: string) => ReadonlySet<string>,
): string | null {
  if (asked === undefined || !hasOutput(asked.kind)) return 'which gives nothing here';
  return reached(asked.key).has(by.key) ? null : 'which never comes before';
}

/** Told once: as it was written, where that is known, and why it cannot be. */
function lose(step: SketchStep, when: string, why: string): void {
  const as = ` as ${quoted(when)}`;
  const read = step.losses.findIndex(({ type, what }) => type === 'reading' && what.endsWith(as));
  const said = step.losses[read]?.what.slice(0, -as.length) ?? quoted(when.replaceAll('"', "'"));
  const loss: ImportLoss = { type: 'condition', what: `${said} (${why})` };
  if (read === -1) step.losses.push(loss);
  else step.losses[read] = loss;
}

/** All steps that a run may come to when this one has done its work; a failure gives nothing. */
function stepsBehind({ wires }: Sketch, key: string): ReadonlySet<string> {
  const leaving = Map.groupBy(wires, ({ from }) => from);
  const seen = new Set<string>();
  const open = (leaving.get(key) ?? []).flatMap(({ port, to }) => (port === 'failed' ? [] : [to]));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { to } of leaving.get(next) ?? []) open.push(to);
  }
  return seen;
}
