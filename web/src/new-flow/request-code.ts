import type { FlowDraft } from './flow-draft';
import { requestOf } from './flow-request';

/** The request of a draft as a command for a shell. @param origin where the service is */
export function curlCode(draft: FlowDraft, origin: string): string {
  const { path, body } = requestOf(draft);
  const json = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
  return `curl -X POST ${origin}${path} \\\n  -H 'content-type: application/json' \\\n  -d '${json}'`;
}

/** The same with the typed client. */
export function typescriptCode(draft: FlowDraft, origin: string): string {
  const { path, body } = requestOf(draft);
  return `import { createReevClient, waitForExecution } from '@reev/client';

const reev = createReevClient({ baseUrl: '${origin}' });
const { data, error } = await reev.POST('${path}', {
  body: ${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')},
});
if (data === undefined) throw new Error(error.detail);
const execution = await waitForExecution(reev, data.execution_id);
console.log(execution.status);`;
}
