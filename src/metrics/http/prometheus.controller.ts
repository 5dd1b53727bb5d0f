import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';

const EXAMPLE = 'reev_flows_total{mode="direct",status="Completed"} 12\n';

/** For collectors; needs no API key and names no wallet and no id. */
@ApiTags('metrics')
@Controller()
export class PrometheusController {
  constructor(private readonly registry: Registry) {}

  /** The figures of this process in the Prometheus text format. */
  @Get('metrics')
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Scrape the figures of this process' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string', example: EXAMPLE } })
  getPrometheusMetrics(): Promise<string> {
    return this.registry.metrics();
  }
}
