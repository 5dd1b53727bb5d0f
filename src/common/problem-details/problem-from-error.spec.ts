import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../../domain';
import { problemFromError } from './problem-from-error';

const serverError = (code: string, statusCode: number) =>
  Object.assign(new Error(`refused: ${code}`), { code, statusCode });

describe('problemFromError', () => {
  it('says everything that an error of ours says', () => {
    const error = new AppError('unknown_token', 'There is no token "FLURB".', {
      suggestion: 'Name another.',
      errors: [{ field: 'prompt', message: 'names FLURB' }],
    });
    expect(problemFromError(error, '/api/v1/flows/plan', new Date(0))).toEqual({
      type: 'urn:reev:problem:unknown_token',
      title: 'The prompt names a token that reev does not know',
      status: 422,
      detail: 'There is no token "FLURB".',
      instance: '/api/v1/flows/plan',
      code: 'unknown_token',
      retryable: false,
      errors: [{ field: 'prompt', message: 'names FLURB' }],
      suggestion: 'Name another.',
      error: 'The prompt names a token that reev does not know',
      message: 'There is no token "FLURB".',
      timestamp: '1970-01-01T00:00:00.000Z',
    });
  });

  it('is retryable exactly when it says when', () => {
    const busy = new AppError('not_ready', 'Starting.', { retryAfterMs: 1500 });
    expect(problemFromError(busy, '/')).toMatchObject({ retryable: true, retryAfterMs: 1500 });
    expect(problemFromError(new AppError('not_ready', 'Starting.'), '/')).not.toHaveProperty('retryAfterMs');
  });

  it.each<[ErrorCode, number]>([
    ['malformed_json', 400],
    ['unauthorized', 401],
    ['insufficient_scope', 403],
    ['execution_not_found', 404],
    ['method_not_allowed', 405],
    ['not_acceptable', 406],
    ['request_timeout', 408],
    ['question_not_open', 409],
    ['precondition_failed', 412],
    ['payload_too_large', 413],
    ['unsupported_media_type', 415],
    ['unknown_token', 422],
    ['too_many_requests', 429],
    ['internal_error', 500],
    ['model_rejected', 502],
    ['overloaded', 503],
    ['model_timeout', 504],
  ])('gives %s the status %i', (code, status) => {
    expect(problemFromError(new AppError(code, 'x'), '/').status).toBe(status);
  });

  it.each(Object.keys(ERROR_CATALOGUE) as ErrorCode[])('gives %s a status of its side', (code) => {
    const error = new AppError(code, 'x');
    expect(problemFromError(error, '/').status < 500).toBe(error.isForCaller);
  });

  it.each<[string, unknown, ErrorCode]>([
    ['an empty JSON body', serverError('FST_ERR_CTP_EMPTY_JSON_BODY', 400), 'malformed_json'],
    ['a body that is no JSON', serverError('FST_ERR_CTP_INVALID_JSON_BODY', 400), 'malformed_json'],
    ['a syntax error', Object.assign(new SyntaxError('x'), { statusCode: 400 }), 'malformed_json'],
    ['a large body', serverError('FST_ERR_CTP_BODY_TOO_LARGE', 413), 'payload_too_large'],
    ['another media type', serverError('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), 'unsupported_media_type'],
    ['a malformed path', serverError('FST_ERR_BAD_URL', 400), 'invalid_request'],
    ['a long parameter', serverError('FST_ERR_MAX_PARAM_LENGTH', 414), 'invalid_request'],
    ['a path out of what is served', serverError('FST_ERR_SEND_FORBIDDEN', 403), 'not_found'],
    ['a range that there is not', serverError('x', 416), 'invalid_request'],
    [
      'a wrapped refusal of a plugin',
      new HttpException('x', 416, { cause: new Error('Range Not Satisfiable') }),
      'invalid_request',
    ],
    ['a Nest exception', new NotFoundException('gone'), 'not_found'],
    ['any bad request', new BadRequestException('odd'), 'invalid_request'],
    [
      'a wrapped server error',
      new HttpException('x', 400, { cause: serverError('FST_ERR_CTP_EMPTY_JSON_BODY', 400) }),
      'malformed_json',
    ],
  ])('reads %s', (_case, error, code) => {
    expect(problemFromError(error, '/').code).toBe(code);
  });

  it.each<[string, unknown]>([
    ['an unknown error', new Error('password=hunter2')],
    ['a server fault', Object.assign(new Error('hunter2'), { statusCode: 500 })],
    ['a status that refuses nothing', Object.assign(new Error('hunter2'), { statusCode: 302 })],
    ['a status that nobody knows', new HttpException('hunter2', 418)],
    ['a thrown text', 'hunter2'],
    ['nothing', undefined],
    ['null', null],
  ])('tells nothing about %s', (_case, error) => {
    const problem = problemFromError(error, '/');
    expect(problem).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });
});
