import {
  applyCommand,
  type Command,
  type Diagnostic,
  type FlowDocument,
  type SingleCommand,
} from '@countersign/model';
import type { CompileEnvironment } from './compileEnvironment.ts';
import { createChecker } from './createChecker.ts';

/** So many findings of one kind are mended at once at most; what is left can be mended by asking again. */
const MOST = 200;

/** One edit that mends every finding of a kind that has a fix, and how many that are; null when there is none. */
export type FixOfAll = { readonly command: Command; readonly count: number };

/**
 * Mends one finding of the kind `code` after the other, each as the document is after the one before: what two fixes
 * would both take (the same place, the same id) is never given twice. A fix that mends nothing ends it.
 */
export function fixAll(
  start: FlowDocument,
  code: string,
  environment: CompileEnvironment = {},
): FixOfAll | null {
  const check = createChecker();
  const ofKind = (document: FlowDocument) =>
    check(document, environment).filter((finding) => finding.code === code);
  const commands: SingleCommand[] = [];
  let document = start;
  let findings = ofKind(document);
  let count = 0;
  while (count < MOST) {
    const fix = commandOf(findings);
    const applied = fix === null ? null : applyCommand(document, fix);
    if (fix === null || applied?.ok !== true) break;
    const left = ofKind(applied.value.document);
    if (left.length >= findings.length) break;
    commands.push(...(fix.type === 'batch' ? fix.commands : [fix]));
    count += findings.length - left.length;
    ({ document } = applied.value);
    findings = left;
  }
  return count === 0 ? null : { command: { type: 'batch', commands }, count };
}

function commandOf(findings: readonly Diagnostic[]): Command | null {
  const fix = findings.find((finding) => finding.fix !== undefined)?.fix;
  return fix === undefined ? null : (fix.command as Command); // safe: the rules write commands of the model here
}
