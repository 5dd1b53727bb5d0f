import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../common/clock';
import { AppError } from '../../domain';
import type { ParseOptions } from '../../benchmark-file';
import { type BenchmarkRow, Database, UnitOfWork } from '../../storage';
import { type CatalogueEntry, catalogueEntry } from './catalogue-entry';
import { type ListedBenchmark, encodeSummary, listedBenchmark } from './listed-benchmark';
import { type ShippedFile, ShippedFiles } from './shipped-files';
import type { SyncReport, SyncedFile } from './sync-report';

const KEPT_ENTRIES = 500;

/** Every benchmark that can be run: the shipped files, and what clients stored. What a client stored goes before a file. */
@Injectable()
export class BenchmarkCatalogue implements OnModuleInit {
  private readonly logger = new Logger(BenchmarkCatalogue.name);
  private readonly entries = new LRUCache<string, CatalogueEntry>({ max: KEPT_ENTRIES });

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly shipped: ShippedFiles,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.shipped.check();
    const { errors } = await this.sync();
    for (const { path, message } of errors) this.logger.warn(`${path} is not in the catalogue: ${message}`);
  }

  /**
   * A page of them, by id.
   * @param after begin behind this id; absent: with the first
   */
  async list(limit: number, after = ''): Promise<readonly ListedBenchmark[]> {
    const rows = await this.database.read((db) =>
      db
        .selectFrom('benchmarks')
        .selectAll()
        .where('benchmark_id', '>', after)
        .orderBy('benchmark_id')
        .limit(limit)
        .execute(),
    );
    return rows.map(listedBenchmark);
  }

  /** The first by id. @throws {AppError} `not_found` when there is none */
  async first(): Promise<CatalogueEntry> {
    const [first] = await this.list(1);
    if (first === undefined) throw new AppError('not_found', 'The catalogue is empty.');
    return this.get(first.id);
  }

  /** @throws {AppError} `benchmark_not_found` */
  async get(id: string): Promise<CatalogueEntry> {
    const row = await this.find(id);
    if (row !== undefined) return this.entryOf(row);
    throw new AppError('benchmark_not_found', `There is no benchmark "${id.slice(0, 100)}".`, {
      suggestion: 'GET /api/v1/benchmarks lists what there is; POST /api/v1/upsert-yml stores another.',
    });
  }

  /**
   * Stores a benchmark, in place of one with the same id.
   * @throws {AppError} `invalid_benchmark`; nothing is stored then
   */
  async store(content: string, options: ParseOptions = {}): Promise<CatalogueEntry> {
    const entry = catalogueEntry(content, 'yml_content', this.clock.timestamp(), options);
    await this.write(entry, 'upload');
    return entry;
  }

  /** Stores the first benchmark twice as it is. @throws {AppError} `not_found` when there is none */
  async storeTwice(): Promise<{ readonly id: string; readonly md5: string; readonly records: number }> {
    const first = await this.first();
    const { id, md5 } = first;
    const origin = (await this.find(id))?.origin ?? 'upload';
    await this.write(first, origin);
    await this.write(first, origin);
    const { count } = await this.database.read((db) =>
      db
        .selectFrom('benchmarks')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('benchmark_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    return { id, md5, records: Number(count) };
  }

  /** Reads the shipped files again. */
  async sync(): Promise<SyncReport> {
    const startedAt = this.clock.now();
    const synced: SyncedFile[] = [];
    const errors: SyncReport['errors'][number][] = [];
    for (const file of await this.shipped.read()) {
      const outcome = await this.syncOne(file);
      if ('operation' in outcome) synced.push(outcome);
      else errors.push({ path: file.name, ...outcome });
    }
    return { synced, errors, durationMs: this.clock.now() - startedAt };
  }

  private async syncOne(file: ShippedFile): Promise<SyncedFile | { message: string; kind: string }> {
    const startedAt = this.clock.now();
    if (file.text === undefined) return { message: file.error ?? 'The file cannot be read.', kind: 'read' };
    try {
      const entry = catalogueEntry(file.text, file.name, this.clock.timestamp());
      for (const { field, message } of entry.file.warnings)
        this.logger.warn(`${file.name}: ${field} ${message}`);
      const known = await this.find(entry.id);
      const isLeft = known?.origin === 'upload' || known?.content === entry.content;
      if (!isLeft) await this.write(entry, 'file');
      const operation = isLeft ? 'unchanged' : known ? 'updated' : 'created';
      return { id: entry.id, md5: entry.md5, operation, durationMs: this.clock.now() - startedAt };
    } catch (error) {
      if (error instanceof AppError) return { message: error.message, kind: error.code };
      throw error;
    }
  }

  private find(id: string): Promise<BenchmarkRow | undefined> {
    return this.database.read((db) =>
      db.selectFrom('benchmarks').selectAll().where('benchmark_id', '=', id).executeTakeFirst(),
    );
  }

  private async write({ id, md5, content, file }: CatalogueEntry, origin: string): Promise<void> {
    const now = this.clock.timestamp();
    const changed = { md5, origin, content, updated_at: now, summary: encodeSummary(file) };
    await this.unitOfWork.run((trx) =>
      trx.db
        .insertInto('benchmarks')
        .values({ benchmark_id: id, created_at: now, ...changed })
        .onConflict((conflict) => conflict.column('benchmark_id').doUpdateSet(changed))
        .execute(),
    );
  }

  private entryOf({ benchmark_id, content, created_at, updated_at }: BenchmarkRow): CatalogueEntry {
    const key = `${benchmark_id} ${updated_at}`;
    const known = this.entries.get(key);
    if (known?.content === content) return known;
    const entry = catalogueEntry(content, benchmark_id, created_at);
    this.entries.set(key, entry);
    return entry;
  }
}
