export { BuilderPage } from './BuilderPage.tsx';
export { FlowPaperPage } from './exchange/FlowPaperPage.tsx';
