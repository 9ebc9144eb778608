/** Reads a stream of server-sent events one at a time. */
export class EventReading {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private text = '';

  constructor(readonly response: Response) {
    if (!response.body) throw new Error('The stream has no body');
    this.reader = response.body.getReader();
  }

  /** The data of the next event of this name; others are passed over. */
  async next(event: string): Promise<unknown> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        if (block.includes(`event: ${event}\n`))
          return JSON.parse(block.split('\ndata: ')[1] ?? '');
        continue;
      }
      const { value, done } = await this.reader.read();
      if (done) throw new Error('The stream ended');
      this.text += this.decoder.decode(value, { stream: true });
    }
  }

  close(): Promise<void> {
    return this.reader.cancel();
  }
}
