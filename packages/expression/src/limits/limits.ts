import { LONGEST_EXPRESSION, LONGEST_TEXT } from '@countersign/model';

/**
 * What one expression may cost. Expressions are written by people we do not know and run inside the server's event
 * loop, so every bound is on work (counted), never on time (measured): the same expression always ends the same way.
 * The numbers are chosen so that the worst expression ends well within 100 ms on a slow core.
 */
export const LIMITS = {
  /** Characters of one expression. */
  sourceLength: LONGEST_EXPRESSION,
  /** Characters of one that is nothing but a text in quotes, which is not worked out. */
  plainTextLength: LONGEST_TEXT,
  /** Brackets inside brackets. */
  bracketDepth: 32,
  /** Height of the syntax tree. */
  treeDepth: 200,
  /** Units of work of one evaluation; a node visit is about one unit. */
  steps: 50_000,
  /** The same for all parts of one expression that are evaluated while it is checked. */
  stepsOfCheck: 20_000,
  /** Characters of any text (or bytes of any byte string) that an expression builds. */
  textLength: 100_000,
  /** Elements of any list that an expression builds. */
  listLength: 5_000,
  /** Levels of a value that is compared, formatted or returned. */
  valueDepth: 64,
  /** Values (objects, list elements, leaves) read from the scope in one evaluation. */
  scopeValues: 50_000,
  /** Units of work of one expression over all elements of a list. */
  stepsOfEach: 500_000,
  /** Values read from the scope by one expression over all elements of a list. */
  scopeValuesOfEach: 500_000,
  /** Values in one result. */
  resultValues: 20_000,
  /** Characters of all texts in one result. */
  resultLength: 200_000,
  /** Characters of a regular expression after its repetitions are multiplied out. */
  patternWeight: 5_000,
  /** Characters of one template. */
  templateLength: 100_000,
  /** Characters of one rendered template. */
  renderedLength: 400_000,
} as const;
