import type { CompileEnvironment } from '@countersign/compiler';
import type { Diagnostic, FlowDocument } from '@countersign/model';
import type { CheckAnswer, CheckQuestion } from './checkMessages.ts';
import { documentChange } from './documentChange.ts';

type Wish = { readonly document: FlowDocument; readonly environment: CompileEnvironment };

/**
 * The checking of one flow in a worker of its own, so that the page never waits for it: one question and its answer at a time;
 * what was asked meanwhile is asked afterwards, only the newest of it.
 */
export class BackgroundCheck {
  #worker: Worker | undefined;
  readonly #onFindings: (findings: readonly Diagnostic[]) => void;
  #sent: FlowDocument | undefined;
  #findings: readonly Diagnostic[] = [];
  #question = 0;
  #answered = 0;
  #wish: Wish | undefined;

  /** `onFindings` is told after each check; a finding that was there before keeps its object. */
  constructor(onFindings: (findings: readonly Diagnostic[]) => void) {
    this.#onFindings = onFindings;
  }

  check(document: FlowDocument, environment: CompileEnvironment): void {
    this.#wish = { document, environment };
    if (this.#answered === this.#question) this.#ask();
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask(): void {
    if (this.#wish === undefined) return;
    const { document, environment } = this.#wish;
    this.#wish = undefined;
    this.#question += 1;
    const change = documentChange(this.#sent, document);
    this.#sent = document;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ question: this.#question, change, environment } satisfies CheckQuestion);
  }

  /** Begun by the first question: the page that opens has better things to do. */
  #start(): Worker {
    const worker = new Worker(new URL('./checkWorker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => this.#take(data));
    worker.addEventListener('error', () => this.#fail());
    return worker;
  }

  /** A check that broke is a fault of ours and is in the console; the next edit is checked from the whole document again. */
  #fail(): void {
    this.#sent = undefined;
    this.#answered = this.#question;
    this.#ask();
  }

  #take({ question, findings }: CheckAnswer): void {
    const before = this.#findings;
    const now = findings.flatMap((one) => (typeof one === 'number' ? (before[one] ?? []) : [one]));
    const isSame = now.length === before.length && now.every((finding, index) => finding === before[index]);
    this.#answered = question;
    if (!isSame) this.#findings = now;
    this.#onFindings(this.#findings);
    this.#ask();
  }
}
