/// <reference lib="webworker" />
import { isClear } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';

addEventListener('message', ({ data }: MessageEvent<FlowDocument>) => postMessage(isClear(data, [])));
