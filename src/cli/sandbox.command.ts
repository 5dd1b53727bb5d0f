import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { EnvironmentError, loadEnvFile } from '../config';
import { type SandboxEndpoints, SandboxRpcServer } from '../sandbox-rpc';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import { wholeNumber } from './option-values';
import { SandboxProcessModule } from './sandbox-process.module';
import { terminal } from './terminal';

interface SandboxOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir?: string;
  readonly cheatcodes?: true;
}

/** `reev sandbox`: a Solana with working markets that wallets and scripts talk to, without the service. */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('run the sandbox as a chain of its own that clients of Solana talk to')
    .option('--port <port>', 'where it speaks JSON-RPC; WebSocket is on the next one', wholeNumber, 8899)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data-dir <folder>', 'where it keeps its state; without it "sandbox" in REEV_DATA_DIR')
    .option('--cheatcodes', 'let clients set accounts, go ahead in time and start over')
    .action(runSandbox);
}

async function runSandbox(options: SandboxOptions): Promise<void> {
  loadEnvFile();
  try {
    const endpoints = await start(options);
    terminal.say(
      `Sandbox: JSON-RPC at ${endpoints.http}, WebSocket at ${endpoints.webSocket}. Ctrl-C ends it.`,
    );
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const isConfiguration = cause instanceof EnvironmentError;
    throw new CliError(message, isConfiguration ? EXIT.refused : EXIT.unreachable, { cause });
  }
}

async function start({ port, host, dataDir, cheatcodes }: SandboxOptions): Promise<SandboxEndpoints> {
  const { env } = process;
  const variables = {
    ...env,
    DATABASE_URL: undefined,
    // It may be the very cluster that a service beside it is configured for.
    REEV_LEDGER: 'sandbox',
    REEV_DATA_DIR: dataDir ?? join(env['REEV_DATA_DIR'] ?? 'data', 'sandbox'),
    REEV_SANDBOX_RPC: String(port),
    REEV_SANDBOX_RPC_HOST: host,
    ...(cheatcodes && { REEV_SANDBOX_CHEATCODES: 'true' }),
  };
  const context = await NestFactory.createApplicationContext(SandboxProcessModule.from(variables), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  context.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  const { endpoints } = context.get(SandboxRpcServer);
  if (endpoints === undefined) throw new Error('The sandbox does not listen.');
  return endpoints;
}
