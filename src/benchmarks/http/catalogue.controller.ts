import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../common/clock';
import { RequiresScope } from '../../access';
import { ORIGINAL_TAG } from '../../common/http';
import { ApiProblems } from '../../common/problem-details';
import { BenchmarkCatalogue } from '../catalogue';
import { DebugRoutesGuard } from './debug-routes.guard';
import { ConflictTestDto, SyncDto, UpsertYmlDto, UpsertedDto } from './dto/catalogue.dto';

/** Changing the catalogue. */
@ApiTags('benchmarks')
@Controller()
export class CatalogueController {
  constructor(
    private readonly catalogue: BenchmarkCatalogue,
    private readonly clock: Clock,
  ) {}

  /** Stores a benchmark file; one with the same id is replaced. */
  @Post('upsert-yml')
  @RequiresScope('admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Store a benchmark' })
  @ApiOkResponse({ type: UpsertedDto })
  @ApiProblems(
    'invalid_request',
    'malformed_json',
    'unsupported_media_type',
    'payload_too_large',
    'invalid_benchmark',
  )
  async upsertBenchmark(@Body() { yml_content, strict = false }: UpsertYmlDto): Promise<UpsertedDto> {
    const { id, md5, file } = await this.catalogue.store(yml_content, { isStrict: strict });
    const message = `${id} is in the catalogue.`;
    return { success: true, benchmark_id: id, id, md5, message, warnings: [...file.warnings] };
  }

  /** Stores a benchmark of the catalogue twice as it is, and counts what is there then. */
  @ApiTags(ORIGINAL_TAG)
  @Post('test-on-conflict')
  @RequiresScope('admin')
  @UseGuards(DebugRoutesGuard)
  @HttpCode(200)
  @ApiOperation({ summary: 'Check that storing twice leaves one record' })
  @ApiOkResponse({ type: ConflictTestDto })
  @ApiProblems('not_found')
  async testBenchmarkConflict(): Promise<ConflictTestDto> {
    const { id, md5, records } = await this.catalogue.storeTwice();
    return {
      success: records === 1,
      message: `Storing ${id} twice left ${records} record${records === 1 ? '' : 's'}.`,
      test_results: {
        first_insert_result: md5,
        second_insert_result: md5,
        total_records: records,
        expected_records: 1,
      },
    };
  }

  /** Reads the shipped files again. */
  @Post('sync')
  @RequiresScope('admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read the shipped benchmarks again' })
  @ApiOkResponse({ type: SyncDto })
  async syncBenchmarks(): Promise<SyncDto> {
    const { synced, errors, durationMs } = await this.catalogue.sync();
    const count = (wanted: string) => synced.filter(({ operation }) => operation === wanted).length;
    const timestamp = this.clock.timestamp();
    return {
      success: errors.length === 0,
      synced_count: {
        processed_count: synced.length + errors.length,
        new_count: count('created'),
        updated_count: count('updated'),
        error_count: errors.length,
        duration_ms: durationMs,
        synced_benchmarks: synced.map(({ id, md5, operation, durationMs: took }) => ({
          name: id,
          md5,
          operation,
          processing_time_ms: took,
        })),
        errors: errors.map(({ path, message, kind }) => ({
          file_path: path,
          error_message: message,
          error_type: kind,
          timestamp,
        })),
      },
      message: `${synced.length + errors.length} files read, ${errors.length} with errors.`,
    };
  }
}
