import './require-node';
import { Logger } from 'nestjs-pino';
import { createApp } from './app.factory';
import { ServerConfig, loadEnvFile } from './config';

async function start(): Promise<void> {
  loadEnvFile();
  const app = await createApp();
  const { port, host } = app.get(ServerConfig);
  await app.listen(port, host);
  app.get(Logger).log(`Listening at ${await app.getUrl()}, described at /api/docs`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
