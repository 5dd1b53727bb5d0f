/** What reading the shipped files again changed. */
export interface SyncReport {
  readonly synced: readonly SyncedFile[];
  readonly errors: readonly { readonly path: string; readonly message: string; readonly kind: string }[];
  readonly durationMs: number;
}

export interface SyncedFile {
  readonly id: string;
  readonly md5: string;
  readonly operation: 'created' | 'updated' | 'unchanged';
  readonly durationMs: number;
}
