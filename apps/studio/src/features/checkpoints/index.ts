export { CheckpointsPage } from './CheckpointsPage.tsx';
