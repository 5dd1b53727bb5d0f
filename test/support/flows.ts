import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ed25519Key } from '../../src/ledger';

/** What a test reads of a status. */
export interface FlowStatusBody {
  readonly execution_id: string;
  readonly flow_id: string;
  readonly status: string;
  readonly revision: number;
  readonly progress: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly steps: readonly {
    readonly step_id: string;
    readonly status: string;
    readonly failure: { readonly code: string; readonly program_error?: number } | null;
    readonly output: {
      readonly kind: string;
      readonly report?: unknown;
      readonly spent?: readonly { readonly mint: string; readonly raw: string }[];
      readonly received?: readonly { readonly mint: string; readonly raw: string }[];
    } | null;
    readonly attempts: readonly {
      readonly attempt: number;
      readonly outcome: string;
      readonly signature: string | null;
    }[];
  }[];
}

export interface WalletBody {
  readonly sol_balance: string;
  readonly token_balances: readonly { readonly mint: string; readonly balance: string }[];
}

const FINISHED = new Set(['Completed', 'Failed', 'Stopped', 'Timeout']);

/** The address of a key pair that nobody used before. */
export function freshWallet(): string {
  return new Ed25519Key(randomBytes(32)).address;
}

/** Runs a flow through the HTTP interface and polls it to its end. */
export async function runFlow(
  app: NestFastifyApplication,
  prompt: string,
  wallet: string,
  more: object = {},
): Promise<FlowStatusBody> {
  const accepted = await app.inject({
    method: 'POST',
    url: '/api/v1/benchmarks/execute-direct',
    payload: { prompt, wallet, agent: 'deterministic', ...more },
  });
  if (accepted.statusCode !== 202) throw new Error(`Refused: ${accepted.body}`);
  return finished(app, accepted.json<{ execution_id: string }>().execution_id);
}

export async function finished(app: NestFastifyApplication, executionId: string): Promise<FlowStatusBody> {
  for (;;) {
    const status = (await app.inject({ url: `/api/v1/executions/${executionId}` })).json<FlowStatusBody>();
    if (FINISHED.has(status.status)) return status;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function readWallet(app: NestFastifyApplication, wallet: string): Promise<WalletBody> {
  return (await app.inject({ url: `/api/v1/sandbox/wallets/${wallet}` })).json<WalletBody>();
}

/** Raw units of a token in a wallet. */
export function held(wallet: WalletBody, mint: string): bigint {
  return BigInt(wallet.token_balances.find((token) => token.mint === mint)?.balance ?? '0');
}
