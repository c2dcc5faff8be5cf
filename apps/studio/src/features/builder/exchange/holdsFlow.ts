/** What a text has to begin with, or to have in a line, to be a flow of any program that is read. */
const LOOKS = /^\s*[[{<]|^StartAt:/m;
/** Problems of a text that is no flow at all; all others are those of a flow with faults. */
const OF_NO_FLOW: ReadonlySet<string> = new Set(['import_unknown', 'import_unreadable']);

/** What only a flow has: where such a text cannot be read, somebody meant one and wants to know what is wrong with it. */
const MARKS =
  /"(?:nodes|connections|edges|wires|States|StartAt)"\s*:|^(?:StartAt|States):|<(?:\w+:)?definitions\b|"countersign\.flow\//m;

/** Whether a text may be a flow, at a glance. */
export const mayHoldFlow = (text: string): boolean => LOOKS.test(text);

/** Whether a text is, or was to be, a flow of ours or of another program; the readers are loaded when the first one is looked at. */
export async function holdsFlow(text: string): Promise<boolean> {
  const { readAnyFlow } = await import('@countersign/formats');
  const read = readAnyFlow(text);
  if (read.ok || !read.problem.some(({ code }) => OF_NO_FLOW.has(code))) return true;
  return read.problem.some(({ code }) => code === 'import_unreadable') && MARKS.test(text);
}
