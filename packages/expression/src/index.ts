export { evaluate, evaluateCondition, evaluateEach, evaluateSource } from './evaluate.ts';
export {
  compileExpression,
  type Expression,
  type ExpressionEnvironment,
  type ValueKind,
} from './expression.ts';
export { expressionShape } from './expressionShape.ts';
export { FUNCTION_CATALOGUE, type FunctionEntry, type Signature } from './hints/functionCatalogue.ts';
export type { Hint, Hints } from './hints/hint.ts';
export { hintsAt } from './hints/hintsAt.ts';
export { type CallAt, signatureAt } from './hints/signatureAt.ts';
export { LIMITS } from './limits/limits.ts';
export { type GivenSaid, proposeAsGiven } from './proposal/proposeAsGiven.ts';
export { proposeByRules, type RuleSaid } from './proposal/proposeByRules.ts';
export { referencesOf, templateReferencesOf } from './referencesOf.ts';
export {
  type Operand,
  plainRules,
  ROW_OPERATORS,
  type RowOperator,
  type RuleGroup,
  type RuleRow,
} from './rules/rules.ts';
export { rulesOf } from './rules/rulesOf.ts';
export { isWord, pathText, rulesText } from './rules/rulesText.ts';
export { type Demand, type Demands, mergeDemands } from './solve/demand.ts';
export { settledAnswer } from './solve/settledAnswer.ts';
export { solveCondition } from './solve/solveCondition.ts';
export type { TextRange } from './syntax/placeOf.ts';
export type { Reference } from './syntax/references.ts';
export { type Token, tokensOf } from './syntax/tokensOf.ts';
export { compileTemplate, type Template } from './template/compileTemplate.ts';
export { renderDeep } from './template/renderDeep.ts';
export { renderTemplate } from './template/renderTemplate.ts';
export { splitTemplate, type TemplatePart } from './template/splitTemplate.ts';
export type { ExpressionScope } from './values/toCel.ts';
