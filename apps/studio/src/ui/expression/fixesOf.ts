import type { Writing } from '@countersign/compiler';
import { pathText, type TextRange } from '@countersign/expression';
import type { Diagnostic, JsonSchema } from '@countersign/model';

/** A way to mend a text: what is written in the place of a part of it. */
export type TextFix = { readonly range: TextRange; readonly insert: string };

const MOST = 5;

/** What was probably meant: the closest name, the values of a choice, the path of a name, what is in reach. */
export function fixesOf(
  { code, data }: Diagnostic,
  { source, isTemplate, writing }: { source: string; isTemplate: boolean; writing: Writing },
): TextFix[] {
  const range = data?.['range'] as TextRange | undefined; // safe: the expression package writes it
  if (range === undefined) return [];
  const put = (texts: readonly string[]) => texts.slice(0, MOST).map((insert) => ({ range, insert }));
  const meant = data?.['meant'];
  switch (code) {
    case 'unknown_variable':
      return put(variablesFor(String(data?.['name'] ?? ''), meant, writing));
    case 'impossible_value':
      return put(((data?.['choices'] ?? []) as readonly string[]).map((choice) => JSON.stringify(choice))); // safe: the checker writes texts
    case 'step_not_upstream':
    case 'unknown_step':
      return put(stepsInReach(writing).map((step) => `steps.${step}`));
    case 'step_may_be_skipped':
      if (isTemplate || writing.wanted?.[0] !== 'bool') return [];
      return [askFirst(`steps.${String(data?.['step'])}`, source)];
    default:
      return typeof meant === 'string' ? put([quotedLike(source, range, meant)]) : [];
  }
}

/** A name between quotes is replaced with its quotes. */
const quotedLike = (source: string, { from }: TextRange, meant: string): string =>
  /["']/.test(source[from] ?? '') ? JSON.stringify(meant) : meant;

const askFirst = (path: string, source: string): TextFix => ({
  range: { from: 0, to: source.length },
  insert: `has(${path}) && (${source})`,
});

/** A field of the input or a step that is named without its variable comes first, then what is spelt alike, then all. */
function variablesFor(name: string, meant: unknown, writing: Writing): string[] {
  const { variables } = writing.environment;
  const fields = propertiesOf(variables['input']).filter((field) => field === name);
  const steps = stepsInReach(writing).filter((step) => step === name);
  const paths = [
    ...fields.map((field) => pathText(['input', field])),
    ...steps.map((step) => pathText(['steps', step])),
  ];
  if (paths.length > 0) return paths;
  return typeof meant === 'string' ? [meant] : Object.keys(variables);
}

const propertiesOf = (schema: JsonSchema | undefined): string[] => {
  const properties = schema?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
};

/** The nearest ones last in the document come first. */
const stepsInReach = ({ steps }: Writing): string[] =>
  steps
    .filter(({ reach }) => reach === 'before')
    .map(({ node }) => node.id)
    .reverse();
