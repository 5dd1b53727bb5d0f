import { SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { FakeClock } from '../../common/clock/clock.fake';
import { TelemetryFlush } from './telemetry-flush';
import { Tracing } from './tracing';

describe('Tracing', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });

  beforeAll(() => trace.setGlobalTracerProvider(provider));
  afterAll(() => {
    trace.disable();
  });
  beforeEach(() => {
    exporter.reset();
  });

  it('gives back what the work gives, in a span with its attributes', async () => {
    const tracing = new Tracing();
    expect(await tracing.span('plan', { 'reev.venue': 'pool' }, () => Promise.resolve(7))).toBe(7);
    expect(exporter.getFinishedSpans()).toEqual([
      expect.objectContaining({ name: 'plan', attributes: { 'reev.venue': 'pool' } }),
    ]);
  });

  it('ends the span as failed when the work fails, and fails too', async () => {
    const work = new Tracing().span('plan', {}, () => Promise.reject(new TypeError('broken')));
    await expect(work).rejects.toThrow('broken');
    expect(exporter.getFinishedSpans()).toEqual([
      expect.objectContaining({
        status: { code: SpanStatusCode.ERROR, message: 'broken' },
        attributes: { 'error.type': 'TypeError' },
      }),
    ]);
  });

  it('sends what is left when the service ends', async () => {
    const flushed = jest.spyOn(provider, 'forceFlush');
    await new TelemetryFlush(new FakeClock()).onApplicationShutdown();
    expect(flushed).toHaveBeenCalledTimes(1);
  });

  it('does not wait for ever for a collector that does not answer', async () => {
    jest.spyOn(provider, 'forceFlush').mockReturnValue(new Promise(() => undefined));
    const clock = new FakeClock();
    const shutdown = new TelemetryFlush(clock).onApplicationShutdown();
    clock.advance(3_000);
    await expect(shutdown).resolves.toBeUndefined();
  });
});
