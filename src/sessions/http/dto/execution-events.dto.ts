import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { QueryNumber } from '../../../common/http/members';
import { FLOW_EVENT_TYPES } from '../../../domain';

/** Each type of event has members of its own. */
const OPEN = { description: 'Something that happened', additionalProperties: true };

@ApiSchema(OPEN)
export class JournaledEventDto {
  @ApiProperty({ type: 'integer', example: 3 })
  readonly revision!: number;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly at!: string;

  /** The other members depend on it. */
  @ApiProperty({ enum: FLOW_EVENT_TYPES, example: 'step_started' })
  readonly type!: string;
}

/** Events of an execution, oldest first. */
export class ExecutionEventsDto {
  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly execution_id!: string;

  /** Of the newest event. */
  @ApiProperty({ type: 'integer', example: 9 })
  readonly revision!: number;

  @ApiProperty({ type: [JournaledEventDto] })
  readonly events!: JournaledEventDto[];
}

/** Largest revision that can be asked for. */
const MOST = 1_000_000_000;

export class EventsQueryDto {
  /** Only events after this revision. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MOST, default: 0 })
  @IsOptional()
  @QueryNumber(0, MOST)
  readonly since?: number;
}
