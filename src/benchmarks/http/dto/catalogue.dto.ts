import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString } from 'class-validator';

const FILE = `id: my-transfer
description: Sends a thousandth of a SOL
tags: [transfer]
initial_state:
  - { pubkey: USER_WALLET_PUBKEY, owner: '11111111111111111111111111111111', lamports: 1000000000 }
  - { pubkey: FRIEND_PUBKEY, owner: '11111111111111111111111111111111', lamports: 0 }
prompt: Send 0.001 SOL to FRIEND_PUBKEY
ground_truth:
  final_state_assertions:
    - { type: SolBalance, pubkey: FRIEND_PUBKEY, expected: 1000000 }
`;

export class UpsertYmlDto {
  /** The text of a benchmark file. */
  @ApiProperty({ example: FILE })
  @IsString()
  readonly yml_content!: string;

  /** Refuse a file with members that nothing reads, instead of warning of them. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly strict?: boolean;
}

/** A member of a file that nothing reads. */
export class FileWarningDto {
  /** Path of the member. */
  @ApiProperty({ example: 'ground_truth.expected_otel_tracking' })
  readonly field!: string;

  /** What is odd about it. */
  @ApiProperty({ example: 'is not a field that benchmarks have here; nothing reads it' })
  readonly message!: string;
}

export class UpsertedDto {
  @ApiProperty({ example: true })
  readonly success!: boolean;

  /** The id that every route knows it by. */
  @ApiProperty({ example: 'my-transfer' })
  readonly benchmark_id!: string;

  /** The same. */
  @ApiProperty({ example: 'my-transfer' })
  readonly id!: string;

  /** MD5 of `<id>:<prompt>`: the original's name for it. */
  @ApiProperty({ example: '0cc175b9c0f1b6a831c399e269772661' })
  readonly md5!: string;

  @ApiProperty({ example: 'my-transfer is in the catalogue.' })
  readonly message!: string;

  /** Members of the file that nothing reads. */
  @ApiProperty({ type: [FileWarningDto], example: [] })
  readonly warnings!: FileWarningDto[];
}

export class SyncedBenchmarkDto {
  @ApiProperty({ example: 'transfer-sol' })
  readonly name!: string;

  @ApiProperty({ example: '0cc175b9c0f1b6a831c399e269772661' })
  readonly md5!: string;

  @ApiProperty({ enum: ['created', 'updated', 'unchanged'] })
  readonly operation!: string;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly processing_time_ms!: number;
}

export class SyncErrorDto {
  @ApiProperty({ example: 'broken.yml' })
  readonly file_path!: string;

  @ApiProperty({ example: 'the file is not YAML' })
  readonly error_message!: string;

  @ApiProperty({ example: 'invalid_benchmark' })
  readonly error_type!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly timestamp!: string;
}

export class SyncCountDto {
  @ApiProperty({ type: 'integer', example: 9 })
  readonly processed_count!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  readonly new_count!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  readonly updated_count!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  readonly error_count!: number;

  @ApiProperty({ type: 'integer', example: 12 })
  readonly duration_ms!: number;

  @ApiProperty({ type: [SyncedBenchmarkDto] })
  readonly synced_benchmarks!: SyncedBenchmarkDto[];

  @ApiProperty({ type: [SyncErrorDto] })
  readonly errors!: SyncErrorDto[];
}

export class SyncDto {
  /** Was every file read? */
  @ApiProperty({ example: true })
  readonly success!: boolean;

  @ApiProperty({ type: SyncCountDto })
  readonly synced_count!: SyncCountDto;

  @ApiProperty({ example: '9 files read, 0 with errors.' })
  readonly message!: string;
}

/** Rows of the store, as they are. */
export class DebugRowsDto {
  @ApiProperty({ type: 'integer', example: 1 })
  readonly count!: number;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ session_id: 'static-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203', benchmark_id: 'transfer-sol' }],
  })
  readonly data!: object[];
}

export class DebugBenchmarksDto {
  @ApiProperty({ example: true })
  readonly success!: boolean;

  @ApiProperty({ type: 'integer', example: 9 })
  readonly count!: number;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        id: '0cc175b9c0f1b6a831c399e269772661',
        prompt_preview: 'Send 0.25 SOL',
        benchmark_name: 'transfer-sol',
        created_at: '2026-11-23T14:36:51.754Z',
      },
    ],
  })
  readonly benchmarks!: object[];
}

export class DebugRunDto {
  @ApiProperty({ example: 'success' })
  readonly status!: string;

  @ApiProperty({ example: 'static-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203 runs transfer-sol.' })
  readonly message!: string;
}

export class ConflictResultsDto {
  @ApiProperty({ example: '0cc175b9c0f1b6a831c399e269772661' })
  readonly first_insert_result!: string;

  @ApiProperty({ example: '0cc175b9c0f1b6a831c399e269772661' })
  readonly second_insert_result!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly total_records!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly expected_records!: number;
}

export class ConflictTestDto {
  @ApiProperty({ example: true })
  readonly success!: boolean;

  @ApiProperty({ example: 'Storing transfer-sol twice left 1 record.' })
  readonly message!: string;

  @ApiProperty({ type: ConflictResultsDto })
  readonly test_results!: ConflictResultsDto;
}
