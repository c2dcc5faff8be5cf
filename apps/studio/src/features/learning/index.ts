export { LearningPage } from './LearningPage.tsx';
