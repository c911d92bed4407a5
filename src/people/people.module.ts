import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryModule } from '../history';
import { AccessLogSchema } from './access-log.schema';
import { ContactKeys } from './contact-keys';
import { Erasers } from './erasers';
import { LinkLooks } from './link-looks';
import { PeopleRepository } from './people.repository';
import { People } from './people.service';
import { PersonSeal } from './person-seal';
import { PersonSchema } from './person.schema';
import { PhoneReplySchema } from './phone-reply.schema';

/** The protected store of persons. */
@Module({
  imports: [
    HistoryModule,
    MongooseModule.forFeature([
      { name: 'Person', schema: PersonSchema },
      { name: 'AccessLogRow', schema: AccessLogSchema },
      { name: 'PhoneReply', schema: PhoneReplySchema },
    ]),
  ],
  providers: [ContactKeys, LinkLooks, People, PeopleRepository, PersonSeal, Erasers],
  exports: [ContactKeys, LinkLooks, People],
})
export class PeopleModule {}
