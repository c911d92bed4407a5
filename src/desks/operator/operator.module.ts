import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { OrganisationsModule } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { OfficeReaders } from '../team/office-readers';
import { OperatorController } from './operator.controller';
import { OperatorPages } from './operator.pages';

/** The organisations of the installation, for whoever runs it. */
@Module({
  imports: [AccessModule, OrganisationsModule],
  controllers: [OperatorController],
  providers: [OfficeFrame, OfficeReaders, OperatorPages],
})
export class OperatorDeskModule {}
