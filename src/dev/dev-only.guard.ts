import { type CanActivate, Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { Config } from '../platform/config';

/** The development pages exist in a demo alone; elsewhere they are 404 like any address that nobody knows. */
@Injectable()
export class DevOnlyGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(): boolean {
    if (!this.config.demo || this.config.environment === 'production') throw new NotFoundError('page');
    return true;
  }
}
