export { type ExpressionDesk, ExpressionDeskProvider, type PreviewCase } from './ExpressionDesk.ts';
export { ExpressionField } from './ExpressionField.tsx';
