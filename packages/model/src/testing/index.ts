export { aFlow } from './aFlow.ts';
export { commandFor, type Dice } from './commandFor.ts';
