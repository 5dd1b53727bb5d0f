import { createRequire } from 'node:module';

/** The OpenAPI document of the built application, which is neither listening nor keeping anything. */
export async function readDocument() {
  const { createApp } = createRequire(import.meta.url)('../dist/app.factory.js');
  const app = await createApp({ variables: { REEV_DATA_DIR: ':memory:', LOG_LEVEL: 'silent' } });
  await app.init();
  const answer = await app.inject({ method: 'GET', url: '/api/docs-json' });
  await app.close();
  return answer.json();
}
