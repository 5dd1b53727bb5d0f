import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FlowStatusBody, finished } from './flows';

type Step = FlowStatusBody['steps'][number];

/** What a test reads of a status in recovery mode. */
export interface RecoveryStatusBody extends Omit<FlowStatusBody, 'steps'> {
  readonly questions: readonly {
    readonly question_id: string;
    readonly choices: readonly { readonly choice: string }[];
  }[];
  readonly steps: readonly (Omit<Step, 'attempts'> & {
    readonly attempts: readonly (Step['attempts'][number] & { readonly venue: string | null })[];
    readonly recoveries: readonly {
      readonly error_class: string;
      readonly strategy: string | null;
      readonly alternative: object | null;
    }[];
  })[];
}

/** @returns the id of the accepted execution */
export async function startRecovery(
  app: NestFastifyApplication,
  prompt: string,
  wallet: string,
  more: object,
  mode = 'recovery',
): Promise<string> {
  const url = `/api/v1/benchmarks/execute-${mode}`;
  const accepted = await app.inject({ method: 'POST', url, payload: { prompt, wallet, ...more } });
  if (accepted.statusCode !== 202) throw new Error(`Refused: ${accepted.body}`);
  return accepted.json<{ execution_id: string }>().execution_id;
}

/** Runs a flow to its end. */
export async function recoverFlow(
  app: NestFastifyApplication,
  prompt: string,
  wallet: string,
  more: object = {},
  mode = 'recovery',
): Promise<RecoveryStatusBody> {
  const id = await startRecovery(app, prompt, wallet, more, mode);
  return (await finished(app, id)) as unknown as RecoveryStatusBody;
}

/** The status as soon as it is this. */
export async function until(
  app: NestFastifyApplication,
  executionId: string,
  wanted: string,
): Promise<RecoveryStatusBody> {
  for (;;) {
    const answered = await app.inject({ url: `/api/v1/executions/${executionId}` });
    const status = answered.json<RecoveryStatusBody>();
    if (status.status === wanted) return status;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function answer(app: NestFastifyApplication, executionId: string, body: object, ifMatch?: string) {
  return app.inject({
    method: 'POST',
    url: `/api/v1/executions/${executionId}/answers`,
    payload: body,
    ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
  });
}
