export { aLargeFlow, aLargeFlowOfBlocks } from './aLargeFlow.ts';
export { brokenFlow, randomFlow } from './randomFlows.ts';
export { AROUND_STRUCTURED_FLOWS, structuredFlow } from './structuredFlow.ts';
