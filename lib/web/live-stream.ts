import { startLive, visibleEvents } from '@/lib/audit/queries';
import { mayConcern } from '@/lib/audit/rules';
import { listen, type Notice } from '@/lib/platform/listen';
import { logger } from '@/lib/platform/logger';
import type { Actor } from '@/lib/policy/actor';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';

// As long as it takes the events of one transaction to be heard.
const FIRST_MS = 5;
const PACE = { coalesceMs: 150, heartbeatMs: 25_000, sessionCheckMs: 60_000 };
// Beyond these a stream starts over from the newest event, or is given up: its browser comes back and reads again.
const MOST_WAITING = 500;
const MOST_UNREAD = 64;

export type ByeReason = 'signed_out' | 'too_many';

/**
 * One browser's stream of news: `hello` with the newest visible events when it starts and after every gap, then ids of events as
 * they happen, each rechecked under row-level security, and `bye` when the session is over. Closes by itself when nobody reads.
 */
export class LiveStream {
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #actor: Actor | null = null;
  #owesHello = true;
  #waiting = new Set<number>();
  #timer: NodeJS.Timeout | undefined;
  #toldAt = 0;
  #isBusy = false;
  #isClosed = false;
  #unlisten: () => void;
  #beat: NodeJS.Timeout;
  #check: NodeJS.Timeout;

  constructor(
    private readonly viewer: Viewer,
    private readonly onClose: (stream: LiveStream) => void,
    private readonly pace = PACE,
  ) {
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.close(),
    });
    this.#send(`retry: ${Math.round(2_000 + Math.random() * 3_000)}\n\n`);
    this.#unlisten = listen({ onNotice: (notice) => this.#hear(notice), onGap: () => this.#startOver() });
    this.#beat = setInterval(() => this.#send(':\n\n'), pace.heartbeatMs);
    this.#check = setInterval(() => void this.#turn(), pace.sessionCheckMs);
    void this.#turn();
  }

  /** Ends it, with a reason when the browser shall not come back by itself. */
  close(why?: ByeReason): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#beat);
    clearInterval(this.#check);
    this.#unlisten();
    try {
      if (why) this.#write(`event: bye\ndata: ${JSON.stringify({ why })}\n\n`);
      this.#controller?.close();
    } catch (error) {
      // The reader has cancelled it already.
      if (!(error instanceof TypeError)) throw error;
    }
    this.onClose(this);
  }

  #hear(notice: Notice): void {
    // About the person who reads: the session may be over, or a role gone.
    const isAboutReader = notice.type === 'person' && notice.record === this.#actor?.personId;
    if (!isAboutReader && this.#actor && !mayConcern(this.#actor, notice)) return;
    this.#waiting.add(notice.seq);
    if (isAboutReader || this.#waiting.size > MOST_WAITING) this.#startOver();
    else this.#soon();
  }

  #startOver(): void {
    this.#waiting.clear();
    this.#owesHello = true;
    this.#soon();
  }

  #soon(): void {
    // The first is told at once; what follows closely goes together.
    const restMs = this.#toldAt + this.pace.coalesceMs - performance.now();
    this.#timer ??= setTimeout(() => void this.#turn(), Math.max(FIRST_MS, restMs));
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isBusy || this.#isClosed) return;
    this.#isBusy = true;
    this.#toldAt = performance.now();
    try {
      await this.#tell();
    } catch (error) {
      const isOver = error instanceof DomainError && error.failure.kind === 'signed_out';
      if (!isOver) logger.warn({ err: error }, 'a live stream was given up');
      this.close(isOver ? 'signed_out' : undefined);
    } finally {
      this.#isBusy = false;
    }
    if (!this.#isClosed && (this.#owesHello || this.#waiting.size > 0)) this.#soon();
  }

  async #tell(): Promise<void> {
    if (this.#owesHello) {
      this.#owesHello = false;
      const { actor, seqs } = await startLive(this.viewer);
      this.#actor = actor;
      this.#send(`event: hello\ndata: ${JSON.stringify({ seqs })}\n\n`);
      return;
    }
    const seqs = [...this.#waiting];
    this.#waiting.clear();
    const events = await visibleEvents(this.viewer, seqs);
    this.#send(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  }

  #send(text: string): void {
    if (this.#isClosed || text === '') return;
    this.#write(text);
    if ((this.#controller?.desiredSize ?? 0) < -MOST_UNREAD) this.close();
  }

  #write(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }
}
