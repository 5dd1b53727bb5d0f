import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import { type MeteredCall, ModelMeter } from '../../agent';

const BUCKETS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];

/** Counts requests to language models. Models are configured, so their names are few; no text is a label. */
@Injectable()
export class ModelMetrics implements OnModuleInit, OnModuleDestroy {
  private readonly requests: Counter<'provider' | 'model' | 'outcome'>;
  private readonly tokens: Counter<'provider' | 'model' | 'direction'>;
  private readonly seconds: Histogram<'provider' | 'model'>;
  private unsubscribe: (() => void) | undefined;

  constructor(
    registry: Registry,
    private readonly meter: ModelMeter,
  ) {
    const registers = [registry];
    this.requests = new Counter({
      name: 'reev_model_requests_total',
      help: 'Requests to language models that ended, retries of one counted as one.',
      labelNames: ['provider', 'model', 'outcome'],
      registers,
    });
    this.tokens = new Counter({
      name: 'reev_model_tokens_total',
      help: 'Tokens that language models read (input) and wrote (output).',
      labelNames: ['provider', 'model', 'direction'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'reev_model_seconds',
      help: 'From a request to a language model to its answer, retries included.',
      labelNames: ['provider', 'model'],
      buckets: BUCKETS,
      registers,
    });
  }

  onModuleInit(): void {
    this.unsubscribe = this.meter.subscribe((call) => this.count(call));
  }

  onModuleDestroy(): void {
    this.unsubscribe?.();
  }

  private count({ provider, model, outcome, inputTokens, outputTokens, seconds }: MeteredCall): void {
    this.requests.inc({ provider, model, outcome });
    this.tokens.inc({ provider, model, direction: 'input' }, inputTokens);
    this.tokens.inc({ provider, model, direction: 'output' }, outputTokens);
    this.seconds.observe({ provider, model }, seconds);
  }
}
