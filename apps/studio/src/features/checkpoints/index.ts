export { AdjustPage } from './adjust/AdjustPage.tsx';
export { CheckpointsPage } from './CheckpointsPage.tsx';
export { HistoryPage } from './history/HistoryPage.tsx';
export { StandingPage } from './StandingPage.tsx';
