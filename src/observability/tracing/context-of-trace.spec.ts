import { ROOT_CONTEXT, context, propagation, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { activeTrace } from './active-trace';
import { contextOfTrace } from './context-of-trace';

const KEPT = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: 'vendor=1,other=2',
};

describe('contextOfTrace', () => {
  const sdk = new NodeSDK({ spanProcessors: [], logRecordProcessors: [], metricReaders: [] });
  beforeAll(() => sdk.start());
  afterAll(() => sdk.shutdown());

  it('goes on with what activeTrace kept', () => {
    expect(context.with(contextOfTrace(KEPT), activeTrace)).toEqual(KEPT);
  });

  it('keeps the decision not to sample', () => {
    const unsampled = { traceparent: KEPT.traceparent.replace(/01$/, '00') };
    expect(context.with(contextOfTrace(unsampled), activeTrace)).toEqual(unsampled);
  });

  it('keeps nothing of the baggage', () => {
    const baggage = propagation.createBaggage({ tenant: { value: 'secret' } });
    const active = propagation.setBaggage(contextOfTrace(KEPT), baggage);
    expect(context.with(active, activeTrace)).toEqual(KEPT);
  });

  it.each([undefined, { traceparent: '' }, { traceparent: KEPT.traceparent.replace(/^00/, 'ff') }])(
    'begins a trace of its own for %j',
    (kept) => {
      expect(contextOfTrace(kept)).toBe(ROOT_CONTEXT);
    },
  );

  it('has nothing to keep when nobody traces', () => {
    expect(activeTrace()).toBeUndefined();
    const untraced = trace.wrapSpanContext({
      traceId: '0'.repeat(32),
      spanId: '0'.repeat(16),
      traceFlags: 0,
    });
    expect(context.with(trace.setSpan(ROOT_CONTEXT, untraced), activeTrace)).toBeUndefined();
  });
});
