import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DocumentError } from './document-error';

/** What a thread needs for one file. `files` are readable for the template under /files. */
export interface TypstJob {
  readonly template: string;
  readonly inputs: Record<string, string>;
  readonly files: readonly { name: string; bytes: Uint8Array }[];
}

export interface TypstSettings {
  /** The folder of the templates; they can read nothing outside it. */
  readonly templates: string;
  readonly fonts: readonly string[];
  readonly threads: number;
  /** A thread is replaced after so many files: Typst keeps about 58 kB of each. */
  readonly filesPerThread: number;
  readonly timeoutMilliseconds: number;
}

interface Waiting {
  readonly job: TypstJob;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  files: number;
  current: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
}

type Answer = { readonly pdf: Uint8Array } | { readonly problem: string };

/**
 * A few threads with one file at a time each. A thread that dies or takes too long loses only the file it was at; a new one starts for
 * the next. Idle threads don't keep the process alive.
 */
export class TypstThreads {
  private readonly threads = new Set<Thread>();
  private readonly queue: Waiting[] = [];
  private closed = false;

  constructor(private readonly settings: TypstSettings) {}

  /** The bytes that Typst made, or a DocumentError. */
  run(job: TypstJob): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new DocumentError('closed', 'no documents are made any more'));
      this.queue.push({ job, resolve, reject });
      this.next();
    });
  }

  /** Finishes the files at hand, refuses those that wait, and ends the threads. */
  async close(): Promise<void> {
    this.closed = true;
    for (const waiting of this.queue.splice(0))
      waiting.reject(new DocumentError('closed', 'the process is shutting down'));
    await Promise.all([...this.threads].filter((thread) => !thread.current).map((thread) => thread.worker.terminate()));
    await Promise.all([...this.threads].map((thread) => new Promise((gone) => thread.worker.once('exit', gone))));
  }

  /** The running threads. */
  get workers(): readonly Worker[] {
    return [...this.threads].map((thread) => thread.worker);
  }

  private next(): void {
    while (this.queue.length > 0) {
      const idle = [...this.threads].find((thread) => !thread.current);
      if (!idle && this.threads.size >= this.settings.threads) return;
      this.give(idle ?? this.start());
    }
  }

  private give(thread: Thread): void {
    const waiting = this.queue.shift();
    if (!waiting) return;
    thread.current = waiting;
    thread.worker.ref();
    thread.timer = setTimeout(() => this.giveUp(thread), this.settings.timeoutMilliseconds);
    thread.worker.postMessage(waiting.job);
  }

  private start(): Thread {
    const { templates, fonts } = this.settings;
    const worker = new Worker(join(__dirname, 'typst-thread.cjs'), { workerData: { templates, fonts } });
    const thread: Thread = { worker, files: 0, current: undefined, timer: undefined };
    this.threads.add(thread);
    worker.unref();
    worker.on('message', (answer: Answer) => this.answered(thread, answer));
    worker.on('error', (error) => this.lost(thread, error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => this.lost(thread, `the thread ended with code ${code}`));
    return thread;
  }

  private answered(thread: Thread, answer: Answer): void {
    const waiting = this.release(thread);
    thread.worker.unref();
    thread.files += 1;
    if (this.closed || thread.files >= this.settings.filesPerThread) {
      this.threads.delete(thread);
      void thread.worker.terminate();
    }
    if ('pdf' in answer) waiting?.resolve(Buffer.from(answer.pdf.buffer, answer.pdf.byteOffset, answer.pdf.byteLength));
    else waiting?.reject(new DocumentError('bad_document', answer.problem));
    this.next();
  }

  private lost(thread: Thread, reason: string): void {
    this.threads.delete(thread);
    this.release(thread)?.reject(new DocumentError('thread_lost', reason));
    if (!this.closed) this.next();
  }

  /** A thread inside Typst ends only when Typst returns, so nobody waits for it. */
  private giveUp(thread: Thread): void {
    void thread.worker.terminate();
    this.lost(thread, `no document after ${this.settings.timeoutMilliseconds} ms`);
  }

  private release(thread: Thread): Waiting | undefined {
    clearTimeout(thread.timer);
    const waiting = thread.current;
    thread.current = undefined;
    return waiting;
  }
}
