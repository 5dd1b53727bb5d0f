import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnvironmentError, type EnvironmentProblem, type ServerConfig } from './config';

/**
 * Listens where the configuration says.
 * @throws {EnvironmentError} naming PORT or HOST when the system does not allow that
 */
export async function listenAt(
  app: NestFastifyApplication,
  { port, host }: Pick<ServerConfig, 'port' | 'host'>,
): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    await app.close();
    const problem = problemOf(cause, port, host);
    throw problem === undefined ? cause : new EnvironmentError([problem], { cause });
  }
}

function problemOf(cause: unknown, port: number, host: string): EnvironmentProblem | undefined {
  const { code = '' } = cause as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return { name: 'PORT', value: String(port), allowed: 'must be a port that no other process uses' };
    case 'EACCES':
      return { name: 'PORT', value: String(port), allowed: 'must be a port that this user may listen on' };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { name: 'HOST', value: host, allowed: `must be an address of this machine (${code})` };
    default:
      return undefined;
  }
}
