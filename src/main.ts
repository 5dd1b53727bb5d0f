import './require-node';
import { createApp } from './app.factory';
import { ServerConfig, loadEnvFile } from './config';

async function start(): Promise<void> {
  loadEnvFile();
  const app = await createApp();
  const { port, host } = app.get(ServerConfig);
  await app.listen(port, host);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
