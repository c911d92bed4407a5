import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../notifications';
import { OrganisationsModule } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { LettersController } from './letters.controller';
import { LetterPages } from './letters.pages';

/** The letters in the organisation's own words. */
@Module({
  imports: [NotificationsModule, OrganisationsModule],
  controllers: [LettersController],
  providers: [LetterPages, OfficeFrame],
})
export class LettersDeskModule {}
