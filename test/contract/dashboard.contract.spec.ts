import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { startTestApp } from '../support/app';

const ROOT = join(__dirname, '..', '..');
const NAME = /\b(?:reev|process|nodejs)_[a-z0-9_]+/g;
/** What a histogram adds to its name. */
const SERIES = /_(?:bucket|sum|count)$/;

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

describe('the dashboard', () => {
  const text = readFileSync(join(ROOT, 'deploy', 'grafana', 'reev.json'), 'utf8');
  const { panels } = JSON.parse(text) as { readonly panels: readonly Panel[] };
  const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  let app: NestFastifyApplication;
  let registry: Registry;

  beforeAll(async () => {
    app = await startTestApp();
    registry = app.get(Registry, { strict: false });
  });
  afterAll(() => app.close());

  const isKnown = (name: string) =>
    [name, name.replace(SERIES, '')].some((known) => registry.getSingleMetric(known) !== undefined);

  it('uses only metrics that exist', () => {
    const names = [...new Set(text.match(NAME))];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !isKnown(name))).toEqual([]);
  });

  it('shows every metric of ours', () => {
    const ours = registry.getMetricsAsArray().map(({ name }) => name);
    const shown = (name: string) => expressions.some((expression) => expression.includes(name));
    expect(ours.filter((name) => name.startsWith('reev_') && !shown(name))).toEqual([]);
  });

  it('asks for labels that the metrics have', async () => {
    const labels = new Map(
      (await registry.getMetricsAsJSON()).map((metric) => [
        metric.name,
        (registry.getSingleMetric(metric.name) as unknown as { labelNames: string[] }).labelNames,
      ]),
    );
    for (const expression of expressions) {
      const [used = ''] = expression.match(NAME) ?? [];
      const grouped = [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, by = '']) => by.split(', '));
      const known = [...(labels.get(used) ?? labels.get(used.replace(SERIES, '')) ?? []), 'le'];
      expect({ expression, unknown: grouped.filter((label) => !known.includes(label)) }).toEqual({
        expression,
        unknown: [],
      });
    }
  });

  it('gives every panel an id of its own', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it('is documented, metric by metric', () => {
    const docs = readFileSync(join(ROOT, 'docs', 'metrics.md'), 'utf8');
    const ours = registry.getMetricsAsArray().filter(({ name }) => name.startsWith('reev_'));
    expect(ours.map(({ name }) => name).filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
  });
});
