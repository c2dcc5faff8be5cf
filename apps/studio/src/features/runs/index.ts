export { IncidentsPage } from './IncidentsPage.tsx';
export { RunsPage } from './RunsPage.tsx';
