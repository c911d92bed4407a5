import { Module } from '@nestjs/common';
import { AppModule } from '../app/app.module';
import { DemoModule } from '../demo';

/** The product, and what only the command line needs. */
@Module({ imports: [AppModule, DemoModule] })
export class CommandsModule {}
