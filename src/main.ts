import './require-node';
import { Logger } from 'nestjs-pino';
import { createApp } from './app.factory';
import { ServerConfig, loadEnvFile } from './config';
import { listenAt } from './listen-at';
import { writeStartFailure } from './observability';

async function start(): Promise<void> {
  loadEnvFile();
  const app = await createApp();
  await listenAt(app, app.get(ServerConfig));
  app.get(Logger).log(`Listening at ${await app.getUrl()}, described at /api/docs`);
}

start().catch((error: unknown) => {
  writeStartFailure(error);
  process.exit(1);
});
