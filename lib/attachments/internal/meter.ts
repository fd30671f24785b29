import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';

const HEAD_BYTES = 4_100;

/** Passes a file on, and knows at its end how long it was, its SHA-256 and what it looks like. */
export class Meter extends Transform {
  #hash = createHash('sha256');
  #decoder: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  #head: Buffer[] = [];
  #headBytes = 0;
  sizeBytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.sizeBytes += chunk.length;
    this.#hash.update(chunk);
    if (this.#headBytes < HEAD_BYTES) {
      const part = chunk.subarray(0, HEAD_BYTES - this.#headBytes);
      this.#head.push(part);
      this.#headBytes += part.length;
    }
    this.#read(chunk);
    done(null, chunk);
  }

  #read(chunk?: Buffer): void {
    if (!this.#decoder) return;
    try {
      const text = chunk ? this.#decoder.decode(chunk, { stream: true }) : this.#decoder.decode();
      if (text.includes('\0')) this.#decoder = null;
    } catch {
      this.#decoder = null;
    }
  }

  /** To be called once, after the last byte. */
  async result(): Promise<{
    sizeBytes: number;
    sha256: string;
    sniffed: string | undefined;
    isText: boolean;
    head: string;
  }> {
    this.#read();
    const head = Buffer.concat(this.#head);
    return {
      sizeBytes: this.sizeBytes,
      sha256: this.#hash.digest('hex'),
      sniffed: await sniff(head),
      isText: this.#decoder !== null,
      head: head.toString('utf8'),
    };
  }
}

async function sniff(head: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    // A hostile or cut head is of no known type.
    return undefined;
  }
}
