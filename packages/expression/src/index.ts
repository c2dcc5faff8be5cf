export { evaluate, evaluateCondition, evaluateEach, evaluateSource } from './evaluate.ts';
export {
  compileExpression,
  type Expression,
  type ExpressionEnvironment,
  type ValueKind,
} from './expression.ts';
export { expressionShape } from './expressionShape.ts';
export { LIMITS } from './limits/limits.ts';
export { referencesOf, templateReferencesOf } from './referencesOf.ts';
export type { Reference } from './syntax/references.ts';
export { compileTemplate, type Template } from './template/compileTemplate.ts';
export { renderDeep } from './template/renderDeep.ts';
export { renderTemplate } from './template/renderTemplate.ts';
export { splitTemplate, type TemplatePart } from './template/splitTemplate.ts';
export type { ExpressionScope } from './values/toCel.ts';
