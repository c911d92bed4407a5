import { Module } from '@nestjs/common';
import { ClassesModule } from '../../classes';
import { EnrolmentsModule } from '../../enrolments';
import { OrganisationsModule } from '../../organisations';
import { PeopleModule } from '../../people';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { DoorController } from './door.controller';
import { DoorFinder } from './door.finder';
import { DoneReader, DoorPages } from './door.pages';
import { DoorDesk } from './door.service';
import { DoorSteps } from './door.steps';
import { GroupsReader } from './groups.reader';
import { PeopleController } from './people.controller';
import { PeoplePages } from './people.pages';

/** Enrolling by the office, for people who came to the door. */
@Module({
  imports: [ClassesModule, EnrolmentsModule, OrganisationsModule, PeopleModule, SeatingModule, TracksModule],
  controllers: [DoorController, PeopleController],
  providers: [DoneReader, DoorDesk, DoorFinder, DoorPages, DoorSteps, GroupsReader, OfficeFrame, PeoplePages],
})
export class DoorDeskModule {}
