export { FlowPaperPage } from './exchange/FlowPaperPage.tsx';
