/// <reference lib="webworker" />
import { type ArrangeQuestion, chooseMoves } from './chooseMoves.ts';

addEventListener('message', ({ data }: MessageEvent<ArrangeQuestion>) => postMessage(chooseMoves(data)));
