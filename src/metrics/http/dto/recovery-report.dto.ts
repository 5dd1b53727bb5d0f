import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { REPORT_WINDOWS } from '../../../recovery';
import { IntervalDto, PercentilesDto, TailPercentilesDto } from './percentiles.dto';

const RATE = { type: 'number', format: 'double', nullable: true, example: 0.8 } as const;
const COUNT = { type: 'integer', example: 4 } as const;

/** How often each strategy went to work. */
export class StrategiesUsedDto {
  @ApiProperty(COUNT)
  readonly retry_attempts!: number;

  @ApiProperty(COUNT)
  readonly alternative_flows_used!: number;

  @ApiProperty(COUNT)
  readonly user_fulfillment_used!: number;
}

/** How a strategy, or the failures of a class, fared in the recoveries that ended within the window. */
export class RecoveryFiguresDto {
  /** Recoveries in which the strategy was chosen, or a failure of the class was met. */
  @ApiProperty(COUNT)
  readonly triggered!: number;

  /** Times the strategy was chosen, or failures of the class; they count although a later attempt succeeded. */
  @ApiProperty(COUNT)
  readonly attempts!: number;

  /** The step completed: by this strategy, as the last that was chosen. */
  @ApiProperty(COUNT)
  readonly recovered!: number;

  /** The strategy gave way to another, or the step failed after something was tried. */
  @ApiProperty(COUNT)
  readonly exhausted!: number;

  /** A strategy: passed over without having been chosen. A class: nothing was tried, and the step failed. */
  @ApiProperty(COUNT)
  readonly not_applicable!: number;

  /** The flow ended before the step did. */
  @ApiProperty(COUNT)
  readonly stopped!: number;

  /** Recovered of recovered and exhausted; of a class also of not applicable. Null: nothing to divide. */
  @ApiProperty(RATE)
  readonly success_rate!: number | null;

  @ApiProperty({ type: IntervalDto, nullable: true })
  readonly ci95!: IntervalDto | null;

  @ApiProperty({ type: PercentilesDto })
  readonly attempts_to_success!: PercentilesDto;

  /** Machine time of those recovered, in milliseconds. */
  @ApiProperty({ type: TailPercentilesDto })
  readonly recovery_ms!: TailPercentilesDto;
}

/** Steps that completed or failed. */
export class FirstTryDto {
  @ApiProperty(COUNT)
  readonly ended_steps!: number;

  /** Completed without a failed attempt. */
  @ApiProperty(COUNT)
  readonly first_try_steps!: number;

  @ApiProperty(RATE)
  readonly rate!: number | null;

  @ApiProperty({ type: IntervalDto, nullable: true })
  readonly ci95!: IntervalDto | null;
}

/** Recoveries that waited for a person. */
export class PersonTimeDto extends PercentilesDto {
  @ApiProperty(COUNT)
  readonly count!: number;
}

const FIGURES = {
  type: 'object',
  additionalProperties: { $ref: getSchemaPath(RecoveryFiguresDto) },
} as const;

/** What the journal says about recovery within a window. */
@ApiExtraModels(RecoveryFiguresDto)
export class RecoveryReportDto {
  /** Flows that ended, of every mode. */
  @ApiProperty(COUNT)
  readonly total_flows!: number;

  @ApiProperty(COUNT)
  readonly successful_flows!: number;

  /** Failed or timed out; stopped ones are neither successful nor failed. */
  @ApiProperty(COUNT)
  readonly failed_flows!: number;

  /** Of the successful: a step completed only after a failed attempt. */
  @ApiProperty(COUNT)
  readonly recovered_flows!: number;

  /** Machine time of all recoveries in which something was tried, in milliseconds. */
  @ApiProperty({ type: 'integer', example: 5210 })
  readonly total_recovery_time_ms!: number;

  /** The same for one recovery. Null: there was none. */
  @ApiProperty({ type: 'integer', nullable: true, example: 1302 })
  readonly average_recovery_time_ms!: number | null;

  /** Successful of successful and failed flows. Null: there were none. */
  @ApiProperty(RATE)
  readonly success_rate!: number | null;

  @ApiProperty({ type: StrategiesUsedDto })
  readonly strategies_used!: StrategiesUsedDto;

  /** Now: the end of the window. */
  @ApiProperty({ format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly last_updated!: string;

  @ApiProperty({ enum: REPORT_WINDOWS, example: '24h' })
  readonly window!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T14:36:51.754Z' })
  readonly since!: string;

  /** By name. */
  @ApiProperty(FIGURES)
  readonly strategies!: Readonly<Record<string, RecoveryFiguresDto>>;

  /** By name. */
  @ApiProperty(FIGURES)
  readonly error_classes!: Readonly<Record<string, RecoveryFiguresDto>>;

  @ApiProperty({ type: FirstTryDto })
  readonly first_try!: FirstTryDto;

  /** Milliseconds that recoveries waited for a person; no part of the machine time above. */
  @ApiProperty({ type: PersonTimeDto })
  readonly person_ms!: PersonTimeDto;
}
