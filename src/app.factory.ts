import type { ModuleMetadata } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { AccessGate } from './access';
import { API_GLOSSARY } from './api-glossary';
import { AppModule } from './app.module';
import {
  ConnectionDrain,
  DOCS_PAGE,
  PollAnswers,
  ProblemFilter,
  RequestValidationPipe,
  RouteTable,
  acceptEmptyJson,
  answerClientError,
  answerMalformedRequest,
  allowOrigins,
  compressAnswers,
  openApiDocument,
  registerHttpHooks,
  requestIdOf,
  requestTimeouts,
  serveConsole,
} from './common';
import { AccessConfig, ConfigModule, SERVICE_VERSION, type ServerConfig, readServerConfig } from './config';
import { HttpMetrics } from './metrics';
import { ServiceLogger, writeRequestLine } from './observability';
import { FLOW_KEY_PAGE } from './sessions';

export interface CreateAppOptions {
  /** The environment; absent: that of the process. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** More modules, such as routes of a test. */
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  /** Ends the process in order on SIGTERM and SIGINT; absent: yes. */
  readonly handlesSignals?: boolean;
  /** Where the built console is; absent: where the build puts it. */
  readonly consoleFolder?: string;
}

/** Routes that are served beside the prefix: what orchestrators and collectors look for. */
const UNPREFIXED = ['metrics', 'health', 'health/live', 'health/ready', 'health/startup', 'mcp'];

/**
 * The application as it is served and as every e2e test sees it. The caller listens, or not.
 * @throws {EnvironmentError} when the environment cannot be used
 */
export async function createApp(options: CreateAppOptions = {}): Promise<NestFastifyApplication> {
  const server = readServerConfig(options.variables ?? process.env);
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(options), createAdapter(server), {
    abortOnError: false,
    bodyParser: false,
    bufferLogs: true,
    // Until the configured log takes over: a failure to start is said once, by whoever starts the application.
    logger: false,
  });
  const routes = new RouteTable();
  app.useLogger(new ServiceLogger(app.get(Logger)));
  const fastify = app.getHttpAdapter().getInstance();
  await allowOrigins(app, server.corsOrigins);
  const httpMetrics = app.get(HttpMetrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    writeRequestLine(request, reply);
    httpMetrics.observe(request, reply);
    done();
  });
  app.get(ConnectionDrain).watch(fastify);
  await compressAnswers(app);
  app.get(PollAnswers).watch(fastify);
  registerHttpHooks(fastify, routes, app.get(AccessGate), FLOW_KEY_PAGE);
  await serveConsole(app, options.consoleFolder);
  app.setGlobalPrefix('api/v1', { exclude: UNPREFIXED.flatMap((path) => [path, `api/v1/${path}`]) });
  app.useGlobalFilters(new ProblemFilter(routes));
  app.useGlobalPipes(new RequestValidationPipe());
  if (options.handlesSignals ?? true)
    app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  const needsKey = app.get(AccessConfig).keys.length > 0;
  const described = { version: SERVICE_VERSION, needsKey, glossary: API_GLOSSARY };
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app, described), DOCS_PAGE);
  return app;
}

function rootOf({ variables = process.env, imports = [] }: CreateAppOptions): DynamicModule {
  return { module: AppModule, imports: [ConfigModule.from(variables), ...imports] };
}

function createAdapter({ requestTimeoutMs, trustedProxies }: ServerConfig): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: 256 * 1024,
    ...requestTimeouts(requestTimeoutMs),
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    // Until its connections are closed the service answers, and says that they close.
    return503OnClosing: false,
    genReqId: requestIdOf,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      answerMalformedRequest(error, request, reply);
      writeRequestLine(request, reply);
    },
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  acceptEmptyJson(adapter.getInstance());
  return adapter;
}
