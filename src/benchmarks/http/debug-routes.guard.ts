import { type CanActivate, Injectable } from '@nestjs/common';
import { ServerConfig } from '../../config';
import { AppError } from '../../domain';

/** Routes that show internals are not there unless the configuration says so. */
@Injectable()
export class DebugRoutesGuard implements CanActivate {
  constructor(private readonly config: ServerConfig) {}

  /** @throws {AppError} `not_found` */
  canActivate(): boolean {
    if (this.config.debugRoutes) return true;
    throw new AppError('not_found', 'There is nothing here.', {
      suggestion: 'Routes that show internals are served when REEV_DEBUG_ROUTES is true.',
    });
  }
}
