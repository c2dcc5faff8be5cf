export { FlowTrafficPage } from './FlowTrafficPage.tsx';
export { RunPage } from './RunPage.tsx';
