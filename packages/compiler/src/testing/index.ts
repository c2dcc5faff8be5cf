export { aLargeFlow } from './aLargeFlow.ts';
export { brokenFlow, randomFlow } from './randomFlows.ts';
