export { TriggersPage } from './TriggersPage.tsx';
