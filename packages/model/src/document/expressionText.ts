import { z } from 'zod';

/** Characters of an expression that is worked out, and of one that is nothing but a text in quotes. */
export const LONGEST_EXPRESSION = 2_000;
export const LONGEST_TEXT = 20_000;

/**
 * Field kinds that carry CEL. The `format` tells forms which editor to show and the compiler where expressions are;
 * whether the text is a valid expression is decided by the compiler, which knows the variables at that node.
 */
export const ExpressionText = z.string().max(LONGEST_TEXT).meta({ format: 'expression' });
export type ExpressionText = z.infer<typeof ExpressionText>;

/** Text with holes: `Order {{ input.orderId }} is late`. */
export const TemplateText = z.string().max(LONGEST_TEXT).meta({ format: 'template' });
export type TemplateText = z.infer<typeof TemplateText>;
