export type Heard = { event: string; data: unknown };

/** Reads a stream as a browser does, into a list that grows. */
export function hear(body: ReadableStream<Uint8Array> | null): {
  heard: Heard[];
  comments: string[];
  ended: Promise<void>;
} {
  const heard: Heard[] = [];
  const comments: string[] = [];
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const lines = block.split('\n').map((line) => /^(\w*): ?(.*)$/.exec(line) ?? [line, '', '']);
        const value = (name: string) => lines.find(([, key]) => key === name)?.[2];
        const data = value('data');
        if (data !== undefined) heard.push({ event: value('event') ?? 'message', data: JSON.parse(data) });
        else if (block.startsWith(':')) comments.push(block);
      }
    }
  };
  return { heard, comments, ended: read() };
}
