import type { CaseColumns } from '@countersign/formats';
import { type FlowDocument, type JsonSchema, problem } from '@countersign/model';
import { ProblemError } from '../problems/ProblemError.ts';
import { oneGateFlow } from './oneGateFlow.ts';

/** What is known of a column from the first rows of its file. */
export type SeenColumn = {
  readonly name: string;
  readonly isNumber: boolean;
  /** The largest number that was seen in it. */
  readonly most: number;
  readonly isPercent: boolean;
};

export type CaseList = {
  readonly name: string;
  readonly question: string;
  readonly seen: readonly SeenColumn[];
  readonly columns: CaseColumns;
};

/**
 * The flow by which the rows of a file are reviewed: what a column recommends is what is answered, and may be changed by the
 * reviewer. Problem `column_unknown` for a column that the file does not have.
 */
export function caseListFlow({ name, question, seen, columns }: CaseList): FlowDocument {
  const { title, recommendation, caseType } = columns;
  for (const [part, column] of Object.entries(columns)) {
    if (column !== undefined) requireColumn(seen, part, column);
  }
  return oneGateFlow({
    name,
    description: 'Made for a file of cases that were to be reviewed without a flow.',
    input: { type: 'object', properties: Object.fromEntries(seen.map((one) => [one.name, schemaOf(one)])) },
    trigger: {
      channels: ['file', 'manual', 'api'],
      ...(title === undefined ? {} : { subject: hole(textIn(title)) }),
      ...(caseType === undefined ? {} : { caseType: textIn(caseType) }),
    },
    provider: {
      decision: recommendation === undefined ? '' : hole(textIn(recommendation)),
      ...confidenceOf(seen, columns.confidence),
      ...{ summary: '', reasoning: [], agent: 'file' },
      payload: recommendation === undefined ? {} : { [recommendation]: hole(textIn(recommendation)) },
    },
    payload: payloadSchema(recommendation),
    gate: { question, ...(recommendation === undefined ? { isFixed: true } : {}) },
    output: [],
    takesReplies: false,
  });
}

function requireColumn(seen: readonly SeenColumn[], part: string, column: string): void {
  if (!seen.some(({ name }) => name === column)) {
    const names = seen.map(({ name }) => name).join(', ');
    const message = `The file has no column “${column}”. It has: ${names}.`;
    throw new ProblemError(problem('column_unknown', message, `/${part}`));
  }
  // It would end the hole of a template in the middle of the name.
  if (/[{}]/.test(column)) {
    const message = `The column “${column}” has a brace in its name. Rename it to use it here.`;
    throw new ProblemError(problem('column_unknown', message, `/${part}`));
  }
}

/** A number stays one where it is, so that what is unusual about it can be told; other texts are as good. */
const schemaOf = ({ name, isNumber }: SeenColumn): JsonSchema => ({
  title: name,
  ...(isNumber ? { type: ['number', 'string', 'null'] } : {}),
});

const payloadSchema = (field: string | undefined): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  ...(field === undefined ? {} : { required: [field] }),
  properties: field === undefined ? {} : { [field]: { type: 'string', title: field } },
});

function confidenceOf(seen: readonly SeenColumn[], column: string | undefined): { confidence?: string } {
  const found = seen.find(({ name }) => name === column);
  if (found === undefined) return {};
  const field = fieldOf(found.name);
  if (found.isPercent) return { confidence: `double(string(${field}).replace("%", "").trim()) / 100.0` };
  return { confidence: found.most > 1 ? `double(${field}) / 100.0` : field };
}

const hole = (expression: string): string => `{{ ${expression} }}`;

/** The value of a column as text; nothing where a row has none. */
const textIn = (column: string): string => {
  const field = fieldOf(column);
  return `${JSON.stringify(column)} in input && ${field} != null ? string(${field}) : ""`;
};

const fieldOf = (column: string): string => `input[${JSON.stringify(column)}]`;
