import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Benchmarks in one answer at most. */
export const MAX_BENCHMARKS = 100;
const MAX_ID = 200;

/** Which part of the catalogue. */
export class BenchmarkListQueryDto {
  /** Benchmarks in one answer. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_BENCHMARKS, default: MAX_BENCHMARKS })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => asInteger(value))
  @IsInt({ message: `limit must be a whole number from 1 to ${MAX_BENCHMARKS}` })
  @Min(1)
  @Max(MAX_BENCHMARKS)
  readonly limit?: number;

  /** Begin behind the benchmark with this id; the `Link` header names the next. */
  @ApiPropertyOptional({ maxLength: MAX_ID, example: 'flow-swap-then-lend' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_ID)
  readonly after?: string;
}

/** Decimal digits only: `0x10` and `1e1` are no limits. */
function asInteger(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}
