export { ComparePage } from './compare/ComparePage.tsx';
