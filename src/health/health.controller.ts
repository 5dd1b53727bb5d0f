import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../common/clock';
import { ApiProblems } from '../common/problem-details';
import { SERVICE_VERSION } from '../config';
import { HealthDto } from './dto/health.dto';
import { ProbeDto } from './dto/probe.dto';
import { ReadinessProbe } from './readiness-probe';

/** A path under the prefix, and beside it. */
function at(path: string): string[] {
  return [`api/v1/${path}`, path];
}

/** Probes, under the prefix and beside it. They need no API key and show no secret. */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly clock: Clock,
    private readonly probe: ReadinessProbe,
  ) {}

  /** The service answers. Asks nobody else. */
  @Get(at('health'))
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Does the service answer?' })
  @ApiOkResponse({ type: HealthDto })
  getHealth(): HealthDto {
    return { status: 'healthy', timestamp: this.clock.timestamp(), version: SERVICE_VERSION };
  }

  /** The process turns. If this fails, restart it. */
  @Get(at('health/live'))
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Liveness' })
  @ApiOkResponse({ type: ProbeDto })
  getLiveness(): ProbeDto {
    return { status: 'ok', details: {} };
  }

  /** Store, queue and ledger can take work. If this fails, send no traffic. */
  @Get(at('health/ready'))
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Readiness' })
  @ApiOkResponse({ type: ProbeDto })
  @ApiProblems('not_ready')
  async getReadiness(): Promise<ProbeDto> {
    const { status, details } = await this.probe.check();
    return { status, details };
  }

  /** Work that an earlier process left has been taken up. Until then, do not ask for liveness. */
  @Get(at('health/startup'))
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Startup' })
  @ApiOkResponse({ type: ProbeDto })
  @ApiProblems('not_ready')
  async getStartupState(): Promise<ProbeDto> {
    const { status, details } = await this.probe.check(['queue']);
    return { status, details };
  }
}
