import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../app.factory';
import { EnvironmentError, loadEnvFile } from '../config';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { Answer, Request, Transport } from './transport';

/** Whoever runs the service in a process of its own has its store anyway: no key is asked for, and nothing counted. */
const TRUSTED = { REEV_API_KEYS: undefined, REEV_RATE_LIMIT: '0' };

/** Runs the service's own modules in this process, on a database of their own, without opening a port. */
export class LocalTransport implements Transport {
  private constructor(private readonly app: NestFastifyApplication) {}

  /** @throws {CliError} when the configuration is wrong, or another process holds the database */
  static async open(inMemory = false): Promise<LocalTransport> {
    loadEnvFile();
    process.env['LOG_LEVEL'] ??= 'silent';
    process.env['REEV_DATA_DIR'] = inMemory
      ? ':memory:'
      : join(process.env['REEV_DATA_DIR'] ?? 'data', 'cli');
    try {
      const app = await createApp({ handlesSignals: false, variables: { ...process.env, ...TRUSTED } });
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      return new LocalTransport(app);
    } catch (cause) {
      throw cannotStart(cause);
    }
  }

  async send({ method, path, headers, body }: Request): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: path,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const named = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(named) as Record<string, string>,
      body: answer.body,
    };
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}

function cannotStart(cause: unknown): CliError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const isConfiguration = cause instanceof EnvironmentError;
  return new CliError(message, isConfiguration ? EXIT.refused : EXIT.unreachable, { cause });
}
