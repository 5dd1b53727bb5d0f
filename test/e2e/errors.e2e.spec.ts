import { connect } from 'node:net';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsString, ValidateNested } from 'class-validator';
import { captureLog, startTestApp } from '../support/app';

class InnerDto {
  @IsInt()
  readonly count!: number;
}

class OuterDto {
  @IsString()
  readonly name!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => InnerDto)
  readonly parts!: InnerDto[];
}

@Controller('probe')
class ProbeController {
  @Post('echo')
  echo(@Body() body: OuterDto): OuterDto {
    return body;
  }

  @Get('defect')
  defect(): never {
    throw new Error('the password is hunter2');
  }

  @Get('odd-defect')
  oddDefect(): never {
    // Not an Error: libraries do throw such things.
    const thrown: unknown = { reason: 'hunter2' };
    throw thrown as Error;
  }
}

@Module({ controllers: [ProbeController] })
class ProbeModule {}

const JSON_TYPE = { 'content-type': 'application/json' };
const ECHO = '/api/v1/probe/echo';

describe('errors', () => {
  const log = captureLog();
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await startTestApp({ imports: [ProbeModule, log.module], variables: { LOG_LEVEL: 'info' } });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());
  beforeEach(() => {
    log.lines.length = 0;
  });

  async function problemOf(request: Parameters<NestFastifyApplication['inject']>[0]) {
    const answer = await app.inject(request as never);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const problem = answer.json<Record<string, unknown>>();
    expect(problem).toMatchObject({
      type: `urn:reev:problem:${String(problem['code'])}`,
      title: problem['error'],
      detail: problem['message'],
      status: answer.statusCode,
    });
    return { problem, headers: answer.headers };
  }

  const post = (payload: string, headers: Record<string, string> = JSON_TYPE, url = ECHO) =>
    problemOf({ method: 'POST', url, headers, payload });

  it.each([
    ['no JSON', '{"name":', 'malformed_json', 400],
    ['an empty body', '', 'invalid_request', 400],
    ['two values', '{} {}', 'malformed_json', 400],
    ['a prototype', '{"__proto__":{"isAdmin":true}}', 'malformed_json', 400],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}', 'malformed_json', 400],
    ['a list', '[]', 'invalid_request', 400],
    ['null', 'null', 'invalid_request', 400],
    ['a text', '"name"', 'invalid_request', 400],
    ['a number', '1e999', 'invalid_request', 400],
    ['a NUL character', '{"name":"\\u0000","parts":[]}', 'invalid_request', 400],
    ['deep nesting', `{"parts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'invalid_request', 400],
    ['too much', `{"name":"${'x'.repeat(256 * 1024)}"}`, 'payload_too_large', 413],
  ])('refuses a body of %s', async (_case, body, code, status) => {
    const { problem } = await post(body);
    expect(problem).toMatchObject({ code, status, instance: ECHO });
  });

  it.each([
    ['a text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['XML', 'application/xml'],
    ['nonsense', 'json'],
  ])('refuses %s as a media type', async (_case, type) => {
    const { problem } = await post('name=1', { 'content-type': type });
    expect(problem).toMatchObject({ code: 'unsupported_media_type', status: 415 });
  });

  it('names every member that is wrong, and where', async () => {
    const { problem } = await post('{"nom":"a","parts":[{"count":1},{"count":"2","extra":{}}]}');
    expect(problem).toMatchObject({ code: 'invalid_request', status: 400 });
    expect(problem['errors']).toEqual(
      expect.arrayContaining([
        { field: 'nom', message: 'nom is not a member of this request' },
        { field: 'name', message: 'name must be a string' },
        { field: 'parts.1.extra', message: 'parts.1.extra is not a member of this request' },
        { field: 'parts.1.count', message: 'count must be an integer number' },
      ]),
    );
  });

  it('refuses a missing body', async () => {
    const { problem } = await problemOf({ method: 'POST', url: ECHO });
    expect(problem).toMatchObject({ code: 'invalid_request', status: 400 });
  });

  it('takes what is right, and converts nothing', async () => {
    const body = { name: 'a', parts: [{ count: 1 }] };
    const answer = await app.inject({ method: 'POST', url: ECHO, payload: body });
    expect([answer.statusCode, answer.json()]).toEqual([201, body]);
  });

  it.each([
    ['/'],
    ['/api/v1'],
    ['/api/v1/nowhere'],
    ['/api/v1/probe/echo/'],
    ['/API/V1/probe/echo'],
    ['/.env'],
  ])('knows no %s', async (url) => {
    const { problem } = await problemOf({ method: 'GET', url });
    expect(problem).toMatchObject({ code: 'not_found', status: 404, instance: url });
  });

  it.each([
    ['DELETE', ECHO, 'POST'],
    ['PUT', '/api/v1/probe/defect', 'GET, HEAD'],
    ['POST', '/api/v1/health/ready', 'GET, HEAD'],
  ] as const)('refuses %s at %s and says what it takes', async (method, url, allow) => {
    const { problem, headers } = await problemOf({ method, url });
    expect(problem).toMatchObject({ code: 'method_not_allowed', status: 405 });
    expect(headers['allow']).toBe(allow);
  });

  it.each([
    ['/api/v1/%', 'invalid_request', 400],
    ['/api/v1/%ff%fe', 'invalid_request', 400],
    ['/api/v1/%00', 'not_found', 404],
    ['/api/v1/executions/%00', 'invalid_request', 400],
    ['/api/v1/health?a=%00', 'invalid_request', 400],
    ['/api/v1/..%2f..%2fetc%2fpasswd', 'not_found', 404],
    ['/api/v1/probe//echo', 'not_found', 404],
    ['/api/v1/executions/%E0%A4%A', 'invalid_request', 400],
    ['/api/v1/<script>alert(1)</script>', 'not_found', 404],
    ['/api/v1/nowhere?key=hunter2&__proto__[x]=1', 'not_found', 404],
  ])('answers %s', async (url, code, status) => {
    const { problem } = await problemOf({ method: 'GET', url });
    expect(problem).toMatchObject({ code, status });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  it('answers a path that is too long', async () => {
    const url = `/api/v1/probe/${'x'.repeat(5_000)}`;
    const { problem } = await problemOf({ method: 'GET', url });
    expect(problem).toMatchObject({ code: 'not_found', status: 404 });
  });

  it.each(['/api/v1/probe/defect', '/api/v1/probe/odd-defect'])(
    'tells nothing about the defect at %s, and logs it once, in the line of the request',
    async (url) => {
      const { problem } = await problemOf({ method: 'GET', url });
      expect(problem).toMatchObject({ code: 'internal_error', status: 500, retryable: false });
      expect(JSON.stringify(problem)).not.toContain('hunter2');
      expect(log.lines.filter(({ level }) => Number(level) >= 50)).toHaveLength(1);
      expect(log.lines).toEqual([
        expect.objectContaining({
          err: expect.objectContaining({ stack: expect.any(String) as unknown }) as unknown,
          path: url,
        }),
      ]);
    },
  );

  it.each([
    ['headers that are too large', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['what is no HTTP', 'GET WHAT\r\n\r\n'],
    ['a method that does not exist', 'BREW /api/v1/health HTTP/1.1\r\nhost: a\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
  ])('answers %s with a problem and closes', async (_case, bytes) => {
    const answer = await rawAnswer(app, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain('content-type: application/problem+json');
    const problem = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as unknown;
    expect(problem).toMatchObject({ code: 'invalid_request', status: 400 });
  });
});

function rawAnswer(app: NestFastifyApplication, bytes: string): Promise<string> {
  const { port } = app.getHttpServer().address() as { port: number };
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk) => (answer += String(chunk)));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}
