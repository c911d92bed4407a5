import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryPresenter } from './history.presenter';
import { HistoryRepository } from './history.repository';
import { HistorySchema } from './history.schema';
import { History } from './history.service';

/** The append-only record. */
@Module({
  imports: [MongooseModule.forFeature([{ name: 'HistoryLine', schema: HistorySchema }])],
  providers: [History, HistoryPresenter, HistoryRepository],
  exports: [History, HistoryPresenter],
})
export class HistoryModule {}
