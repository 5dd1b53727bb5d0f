import { levelOf } from './level-of';

describe('levelOf', () => {
  it.each([
    ['/api/v1/executions/e', 200, 'info'],
    ['/api/v1/executions/e', 404, 'info'],
    ['/api/v1/executions/e', 503, 'error'],
    ['/health', 200, 'debug'],
    ['/api/v1/health/ready?full=1', 200, 'debug'],
    ['/health/ready', 503, 'warn'],
    ['/healthy-flows', 200, 'info'],
  ])('of %s answered with %i is %s', (url, status, level) => {
    expect(levelOf(url, status)).toBe(level);
  });

  it('of a defect is error, even at a probe', () => {
    expect(levelOf('/health/live', 500, new Error('x'))).toBe('error');
  });
});
