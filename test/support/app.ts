import { type DynamicModule, Global, Module, type ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.factory';
import { LOG_DESTINATION } from '../../src/observability';

export interface TestAppOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** More modules, such as routes that a test needs. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  /** Where a built console is; absent: where the build puts it. */
  readonly consoleFolder?: string;
}

/** The application as it is served, on a store in memory, ready for `inject`; close it when done. */
export async function startTestApp(options: TestAppOptions = {}): Promise<NestFastifyApplication> {
  const app = await createApp({
    variables: { REEV_DATA_DIR: ':memory:', LOG_LEVEL: 'silent', ...options.variables },
    imports: options.imports ?? [],
    ...(options.consoleFolder !== undefined && { consoleFolder: options.consoleFolder }),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

@Global()
@Module({})
class LogCaptureModule {}

/** A module that keeps the log lines of the application that imports it. */
export function captureLog(): { readonly lines: Record<string, unknown>[]; readonly module: DynamicModule } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
  const providers = [{ provide: LOG_DESTINATION, useValue: { write } }];
  return { lines, module: { module: LogCaptureModule, providers, exports: [LOG_DESTINATION] } };
}
