export { commandFor, type Dice } from './commandFor.ts';
