import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AttendanceModule } from '../attendance';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { SeatingModule } from '../seating';
import { TracksModule } from '../tracks';
import { ClassesChecker } from './classes-checker.service';
import { ClassesMaker } from './classes-maker.service';
import { ImportChecks } from './import-checks.service';
import { ImportSteps } from './import-steps';
import { ImportWords } from './import-words';
import { Importing } from './importing.service';
import { ImportsApi } from './imports.api';
import { ImportsEraser } from './imports.eraser';
import { ImportJobs } from './imports.jobs';
import { ImportsRepository } from './imports.repository';
import { ImportRowSchema, ImportSchema } from './imports.schema';
import { Imports } from './imports.service';
import { PeopleChecker } from './people-checker.service';
import { PeopleLeaving } from './people-leaving.service';
import { PeopleMaker } from './people-maker.service';
import { RowKinds } from './row-kinds';
import { Undoing } from './undoing.service';

/** Wiring of imports. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Import', schema: ImportSchema },
      { name: 'ImportRow', schema: ImportRowSchema },
    ]),
    AttendanceModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    OrganisationsModule,
    PeopleModule,
    SeatingModule,
    TracksModule,
  ],
  controllers: [ImportsApi],
  providers: [
    ClassesChecker,
    ClassesMaker,
    ImportChecks,
    Importing,
    ImportJobs,
    Imports,
    ImportsEraser,
    ImportsRepository,
    ImportSteps,
    ImportWords,
    PeopleChecker,
    PeopleLeaving,
    PeopleMaker,
    RowKinds,
    Undoing,
  ],
  exports: [ImportChecks, Imports, ImportWords],
})
export class ImportsModule {}
