import { type INestApplicationContext, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Clock } from '../../src/common/clock';
import { FakeClock } from '../../src/common/clock/clock.fake';
import { CommonModule } from '../../src/common';
import { ConfigModule } from '../../src/config';
import { type SandboxEndpoints, SandboxRpcModule, SandboxRpcServer } from '../../src/sandbox-rpc';

/** The sandbox as a chain on free ports of this machine. */
export interface ServedSandbox extends SandboxEndpoints {
  readonly app: INestApplicationContext;
  /** Moves only when told to. */
  readonly clock: FakeClock;
  close(): Promise<void>;
}

@Module({})
class Served {}

const servedVariables = { REEV_DATA_DIR: ':memory:', LOG_LEVEL: 'silent', REEV_SANDBOX_RPC: '0' };

/** @param variables more of the environment */
export async function serveSandbox(
  variables: Readonly<Record<string, string>> = {},
  clock = new FakeClock(),
): Promise<ServedSandbox> {
  const config = ConfigModule.from({ ...servedVariables, ...variables });
  const root = { module: Served, imports: [config, CommonModule, SandboxRpcModule] };
  const app = await Test.createTestingModule({ imports: [root] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await app.init();
  const { endpoints } = app.get(SandboxRpcServer);
  if (endpoints === undefined) throw new Error('The sandbox does not listen');
  return { ...endpoints, app, clock, close: () => app.close() };
}

/** Lets time go on as fast as whoever waits for it. @returns how to stop it */
export function runClock(clock: FakeClock): () => void {
  const timer = setInterval(() => clock.advance(400), 5);
  return () => clearInterval(timer);
}

/** The answer to one call, result or error. */
export async function callRpc(
  { http }: SandboxEndpoints,
  method: string,
  params: unknown[] = [],
): Promise<RpcAnswer> {
  const answer = await postRpc({ http }, { jsonrpc: '2.0', id: 1, method, params });
  return answer as RpcAnswer;
}

export interface RpcAnswer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
  readonly id: unknown;
}

/** @param body JSON text, or what is to be written as JSON */
export async function postRpc({ http }: Pick<SandboxEndpoints, 'http'>, body: unknown): Promise<unknown> {
  const response = await fetch(http, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
