/** One server-sent event. */
export interface StreamedEvent {
  readonly id: number;
  readonly event: string;
  readonly data: { readonly revision: number; readonly type: string };
}

/** Reads server-sent events as they come. */
export async function* streamed(answer: Response): AsyncGenerator<StreamedEvent, void> {
  if (answer.body === null) return;
  let text = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
      const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
      if (id === undefined || event === undefined || data === undefined) continue;
      yield { id: Number(id), event, data: JSON.parse(data) as StreamedEvent['data'] };
    }
  }
}
