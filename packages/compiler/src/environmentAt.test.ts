import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileExpression } from '@countersign/expression';
import { FlowDocument } from '@countersign/model';
import { expect, it } from 'vitest';
import { environmentAt } from './index.ts';

const url = new URL('../samples/kinds-all/document.json', import.meta.url);
const document = FlowDocument.parse(JSON.parse(readFileSync(fileURLToPath(url), 'utf8')));
const accepts = (node: string, source: string) => compileExpression(source, environmentAt(document, node)).ok;

it('shows the fields of the input, of earlier steps and of the proposal at a step', () => {
  expect(accepts('check', 'input.amount > 3 && proposal.payload.amount > 3 && steps.rate.gross > 3')).toBe(
    true,
  );
  expect(accepts('check', 'input.amuont > 3')).toBe(false);
  expect(accepts('check', 'proposal.payload.sum > 3')).toBe(false);
  expect(accepts('check', 'steps.rate.net > 3')).toBe(false);
});

it('shows nothing at a step that does not exist', () => {
  expect(environmentAt(document, 'nowhere')).toEqual({ variables: {} });
});
