import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceProcess } from '../support/service-process';

interface ExportedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
}

interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[];
  }[];
}

/** An OTLP/HTTP collector that keeps the spans it is sent. */
class Collector {
  readonly spans: ExportedSpan[] = [];
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString()) as ExportRequest;
      this.spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });

  async open(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** For the start and the end of a process on a busy machine, in milliseconds. */
const PROCESS_MS = 30_000;

describe('telemetry', () => {
  it(
    'sends the spans of a request to the collector, and names their trace in the log',
    async () => {
      const collector = new Collector();
      const service = await ServiceProcess.start({
        OTEL_EXPORTER_OTLP_ENDPOINT: await collector.open(),
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      });
      await fetch(`${service.url}/health/live`).then((answer) => answer.text());
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({
        prompt: 'tell me a joke',
        wallet: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm',
      });
      const planned = await fetch(`${service.url}/api/v1/flows/plan`, { method: 'POST', headers, body });
      await planned.text();
      expect(await service.end()).toEqual({ code: 0, signal: null });
      collector.close();

      const plan = collector.spans.find(({ name }) => name === 'plan');
      const ofTrace = collector.spans.filter(({ traceId }) => traceId === plan?.traceId);
      expect(ofTrace.map(({ name }) => name).sort()).toEqual(['POST /api/v1/flows/plan', 'plan', 'request']);
      expect(collector.spans.some(({ name }) => name.includes('health'))).toBe(false);
      const lines = service.printed.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.filter(({ status }) => status !== undefined).map((line) => line['trace_id'])).toEqual([
        plan?.traceId,
      ]);
    },
    PROCESS_MS,
  );
});
