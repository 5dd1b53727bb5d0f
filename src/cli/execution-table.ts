/** What the command line reads of a listed execution. */
export interface ListedExecution {
  readonly execution_id: string;
  readonly status: string;
  readonly mode: string;
  /** RFC 3339. */
  readonly created_at: string;
  readonly prompt: string;
}

/** Executions as lines: id, when it was accepted, where it stands, and what was asked. */
export function executionTable(items: readonly ListedExecution[]): string {
  if (items.length === 0) return 'No executions.';
  const [idWidth, statusWidth] = [
    widest(items.map(({ execution_id }) => execution_id)),
    widest(items.map(({ status }) => status)),
  ];
  return items
    .map(({ execution_id, status, created_at, prompt }) =>
      [execution_id.padEnd(idWidth), timeOf(created_at), status.padEnd(statusWidth), oneLine(prompt)].join(
        '  ',
      ),
    )
    .join('\n');
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}

/** To the second, in UTC. */
function timeOf(timestamp: string): string {
  return timestamp.replace('T', ' ').replace(/(\.\d+)?Z$/, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
