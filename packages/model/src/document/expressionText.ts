import { z } from 'zod';

/**
 * Field kinds that carry CEL. The `format` tells forms which editor to show and the compiler where expressions are;
 * whether the text is a valid expression is decided by the compiler, which knows the variables at that node.
 */
export const ExpressionText = z.string().max(4_000).meta({ format: 'expression' });
export type ExpressionText = z.infer<typeof ExpressionText>;

/** Text with holes: `Order {{ input.orderId }} is late`. */
export const TemplateText = z.string().max(20_000).meta({ format: 'template' });
export type TemplateText = z.infer<typeof TemplateText>;
