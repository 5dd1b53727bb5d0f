import { ServiceProcess } from '../support/service-process';

describe('the process', () => {
  it('serves until it is told to end, and then ends well', async () => {
    const service = await ServiceProcess.start();
    const answer = await fetch(`${service.url}/api/v1/health/ready`);
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
    expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  it('does not start with a configuration that is wrong, and says what to mend', async () => {
    const service = await ServiceProcess.start({ PORT: 'http', DATABASE_URL: 'mysql://root:hunter2@db' });
    expect(await service.end()).toEqual({ code: 1, signal: null });
    expect(service.printed).toBe(
      [
        'The configuration is not valid:',
        '  PORT must be a whole number from 0 to 65535; it is "http"',
        '  DATABASE_URL must be a URL that begins with postgres://',
      ].join('\n'),
    );
  });

  it('warns of a variable that nothing reads', async () => {
    const service = await ServiceProcess.start({ REEV_CONCURENCY: '4' });
    expect(service.printed).toContain('Is REEV_CONCURRENCY meant?');
    await service.end();
  });
});
